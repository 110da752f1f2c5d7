package io.argus.embedded;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A project tree that looks built: the real starter and supervisor, stand-ins for the services. */
record StandInProject(Path root) {

  static final List<String> SERVICES =
      List.of("ingest-service", "analytics-service", "report-service", "api-gateway");

  static StandInProject create(Path root) throws IOException {
    StandInProject project = new StandInProject(root);
    Path target = Files.createDirectories(root.resolve("deploy/embedded/target"));
    Path lib = Files.createDirectory(target.resolve("lib"));
    int number = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        boolean own = path.toString().contains("embedded");
        String name = (own ? "argus-embedded-" : "lib/argus-other-") + number++ + ".jar";
        jar(target.resolve(name), new Manifest(), path);
      } else {
        Files.createSymbolicLink(lib.resolve(path.getFileName() + "-" + number++ + ".jar"), path);
      }
    }
    for (String service : SERVICES) {
      project.build(service, StandInService.class.getName());
    }
    Path script = Path.of(System.getProperty("argus.root"), "argus");
    Files.copy(script, root.resolve("argus"), StandardCopyOption.COPY_ATTRIBUTES);
    return project;
  }

  /** "Builds" a service that runs the class. */
  void build(String service, String mainClass) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
    Path app = Files.createDirectories(root.resolve(service).resolve("target/quarkus-app"));
    Path classes = Path.of("target", "test-classes").toAbsolutePath();
    jar(app.resolve("quarkus-run.jar"), manifest, classes);
  }

  /** "Builds" a service anew: it does the same but is not the same. */
  void change(String service) throws IOException {
    Path app = root.resolve(service).resolve("target/quarkus-app");
    Files.writeString(app.resolve("changed"), Long.toString(System.nanoTime()));
  }

  private static void jar(Path file, Manifest manifest, Path classes) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        Stream<Path> all = Files.walk(classes)) {
      for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(path).toString()));
        Files.copy(path, jar);
      }
    }
  }
}
