pub fn add(a: u32, b: u32) -> u32 {
    a + b
}

#[cfg(test)]
mod cart {
    use super::add;

    #[test]
    fn adds() {
        assert_eq!(add(1, 1), 2);
    }

    #[test]
    fn removes() {
        assert_eq!(add(1, 0), 0, "one is left");
    }

    #[test]
    #[ignore = "not yet"]
    fn later() {}

    #[test]
    fn raises() -> Result<(), String> {
        Err("no such article".to_string())
    }
}
