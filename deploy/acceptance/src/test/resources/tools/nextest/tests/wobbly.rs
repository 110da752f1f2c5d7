use std::path::Path;

/// Each attempt is a process of its own, so the first one leaves a file.
#[test]
fn wobbles() {
    let mark = Path::new("wobbled");
    if !mark.exists() {
        std::fs::write(mark, "").unwrap();
        panic!("too slow");
    }
}
