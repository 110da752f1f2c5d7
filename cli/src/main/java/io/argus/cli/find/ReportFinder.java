package io.argus.cli.find;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds reports. The order is that of their paths, so that the same files are the same upload. */
public final class ReportFinder {

  /** Never looked into: nothing in them was written by this build's tests, and they are huge. */
  private static final Set<String> PASSED_OVER =
      Set.of(".git", ".hg", ".svn", ".argus", ".gradle", ".idea", ".tox", ".venv", "node_modules");

  private static final List<Glob> IN_A_FOLDER =
      List.of(
          Glob.of("**/*.{xml,trx,jtl,tap,ndjson,csv}"),
          Glob.of("**/allure-results/*-{result,container}.json"),
          Glob.of("**/simulation.log"));

  private final Path directory;
  private final @Nullable FileTime since;

  /**
   * @param directory what relative paths and globs start from
   * @param since older files are left out; null = none is
   */
  public ReportFinder(Path directory, @Nullable FileTime since) {
    this.directory = directory;
    this.since = since;
  }

  /** By the globs of argus.yaml, relative to its folder, or else the default ones. */
  public List<Path> find(List<String> globs) throws IOException {
    Set<Path> found = new TreeSet<>();
    walk(directory, globs(globs.isEmpty() ? DefaultGlobs.ALL : globs), found);
    return List.copyOf(found);
  }

  /**
   * What somebody has typed: files, folders, globs.
   *
   * @param missing gets each that stands for nothing
   */
  public List<Path> named(List<String> arguments, List<String> missing) throws IOException {
    Set<Path> found = new TreeSet<>();
    for (String argument : arguments) {
      int before = found.size();
      Path path = directory.resolve(argument).normalize();
      if (Files.isDirectory(path)) {
        walkFolder(path, found);
      } else if (Files.isRegularFile(path)) {
        found.add(path);
        continue;
      } else if (Glob.isOne(argument)) {
        Glob glob = Glob.of(argument);
        Path base = directory.resolve(glob.base());
        Glob rest =
            Glob.of(
                argument
                    .replace('\\', '/')
                    .replaceAll("^(\\./)+", "")
                    .substring(glob.base().length()));
        walk(base, List.of(rest), found);
      }
      if (found.size() == before) {
        missing.add(argument);
      }
    }
    return List.copyOf(found);
  }

  private void walkFolder(Path folder, Set<Path> found) throws IOException {
    List<Glob> globs = new ArrayList<>(IN_A_FOLDER);
    // Any JSON, but not the attachments and categories that Allure puts beside its results.
    Predicate<Path> allure = file -> file.getFileName().toString().endsWith("-result.json");
    boolean isAllure;
    try (var files = Files.list(folder)) {
      isAllure = files.anyMatch(allure);
    }
    globs.add(Glob.of(isAllure ? "*-{result,container}.json" : "**/*.json"));
    walk(folder, globs, found);
  }

  private static List<Glob> globs(List<String> texts) {
    return texts.stream().map(Glob::of).toList();
  }

  private void walk(Path root, List<Glob> globs, Set<Path> found) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean passOver =
                !folder.equals(root) && PASSED_OVER.contains(folder.getFileName().toString());
            return passOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = root.relativize(file).toString().replace('\\', '/');
            if (attributes.isRegularFile()
                && isNew(attributes)
                && globs.stream().anyMatch(glob -> glob.matches(path))) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE; // nobody's report
          }
        });
  }

  private boolean isNew(BasicFileAttributes attributes) {
    return since == null || attributes.lastModifiedTime().compareTo(since) >= 0;
  }
}
