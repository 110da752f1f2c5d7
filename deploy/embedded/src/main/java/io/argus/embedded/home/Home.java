package io.argus.embedded.home;

import io.argus.embedded.stack.Part;
import io.argus.embedded.stack.StackFailure;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folders of {@code ARGUS_HOME}. */
public record Home(Path root) {

  private static final long NEEDED_BYTES = 300L * 1024 * 1024;

  public Home {
    root = root.toAbsolutePath().normalize();
  }

  /** Creates the folders. Refuses a place that can't be written or is full. */
  public void prepare() throws StackFailure {
    try {
      boolean fresh = Files.notExists(root);
      for (Path folder : new Path[] {root, run(), root.resolve("logs"), data(), app()}) {
        Files.createDirectories(folder);
      }
      if (fresh) {
        PrivateFile.ownerOnly(root);
      }
      PrivateFile.write(run().resolve("write-check"), "ok");
      Files.delete(run().resolve("write-check"));
      FileStore disk = Files.getFileStore(root);
      if (disk.getUsableSpace() < NEEDED_BYTES) {
        throw new StackFailure(
            "The disk of "
                + root
                + " is full: the stack needs 300 MB. Free some space or set ARGUS_HOME elsewhere.");
      }
    } catch (IOException e) {
      throw new StackFailure(
          "Can't write to " + root + " (" + e + "). Set ARGUS_HOME to a folder that you may write.",
          e);
    }
  }

  /** What is kept. */
  public Path data() {
    return root.resolve("data");
  }

  /** What is gone when the stack stops; deleted again at the next start, should it be killed. */
  public Path memory() {
    return root.resolve("memory");
  }

  /** Programs of the embedded PostgreSQL. */
  public Path postgresBinaries() {
    return app().resolve("postgres");
  }

  public Path log(Part part) {
    return root.resolve("logs").resolve(part.id() + ".log");
  }

  public Path adminToken() {
    return root.resolve("admin-token");
  }

  /** What the supervisor itself says. */
  public Path supervisorLog() {
    return root.resolve("logs").resolve("argus.log");
  }

  public Path run() {
    return root.resolve("run");
  }

  /** Copies of what was built: a later build must not pull jars from under a running part. */
  public Path app() {
    return root.resolve("app");
  }

  /** Where the shell starter has put the supervisor's own jars. */
  public BuiltApp supervisorApp(String build) {
    return new BuiltApp(app().resolve("argus").resolve(build), build);
  }

  public Path endpoints() {
    return run().resolve("endpoints.json");
  }
}
