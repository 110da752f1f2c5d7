package io.argus.cli.command;

import io.argus.cli.ExitCode;
import io.argus.cli.Surroundings;
import io.argus.cli.ci.RunFacts;
import io.argus.cli.config.ConfigFile;
import io.argus.cli.config.InvalidConfig;
import io.argus.cli.config.ProjectConfig;
import io.argus.cli.export.Artifact;
import io.argus.cli.export.Bucket;
import io.argus.cli.export.BucketAddress;
import io.argus.cli.export.LocalDocument;
import io.argus.cli.find.ReportFinder;
import io.argus.cli.http.Unanswered;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Writes a run as one file: with --run or --last the server's,",
      "otherwise that of report files, without any server."
    })
final class ExportCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private final RunChoice choice = new RunChoice();
  @Mixin private final RunOptions run = new RunOptions();
  @Mixin private final ServerOptions server = new ServerOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "test-run-results.json",
      description = "Where to (default: ${DEFAULT-VALUE})")
  private String out = "";

  @Option(names = "--sha256", description = "Writes FILE.sha256 beside it")
  private boolean sha256;

  @Option(names = "--upload", paramLabel = "s3://BUCKET/PREFIX", description = "Copies it there")
  private @Nullable String upload;

  @Parameters(
      paramLabel = "REPORT",
      description = "Report files, folders or globs (default: those that upload finds)")
  private final List<String> files = new ArrayList<>();

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InvalidConfig, IOException, Unanswered {
    BucketAddress address = upload == null ? null : BucketAddress.parse(upload);
    if (choice.isMade() && !files.isEmpty()) {
      throw new IllegalArgumentException("say either a run or report files");
    }
    Artifact artifact = new Artifact(surroundings.directory().resolve(out));
    UUID runId = choice.isMade() ? fromServer(artifact) : fromFiles(artifact);
    if (sha256) {
      artifact.writeManifest();
    }
    List<String> objects = address == null ? List.of() : copied(artifact, address, runId);
    tell(artifact, runId, objects);
    return ExitCode.OK;
  }

  private UUID fromServer(Artifact artifact) throws IOException, Unanswered {
    UUID id = choice.id(server.target(surroundings).url(), surroundings);
    return artifact.<UUID, Unanswered>write(
        file -> {
          server.questions(surroundings).save("/api/runs/" + id + "/export", file);
          return id;
        });
  }

  private UUID fromFiles(Artifact artifact) throws InvalidConfig, IOException {
    run.check(surroundings.clock().instant());
    ProjectConfig config = ConfigFile.nearest(surroundings.directory());
    Map<String, String> facts = RunFacts.gather(run.said(), config, surroundings).texts();
    List<Path> found = found(config);
    LocalDocument document = LocalDocument.of(found, facts, surroundings.clock().instant());
    document.problems().forEach(new Reporting(surroundings, server.json)::warn);
    return artifact.<UUID, RuntimeException>write(
        file -> {
          try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
            return document.write(to);
          }
        });
  }

  private List<Path> found(ProjectConfig config) throws IOException {
    List<String> missing = new ArrayList<>();
    List<Path> found =
        files.isEmpty()
            ? Reports.of(config, surroundings, null)
            : new ReportFinder(surroundings.directory(), null).named(files, missing);
    if (!missing.isEmpty()) {
      throw new IOException("there is no report " + String.join(", ", missing));
    }
    if (found.isEmpty()) {
      throw new IOException("no reports were found: name them, or say reports in argus.yaml");
    }
    return found;
  }

  private List<String> copied(Artifact artifact, BucketAddress address, UUID runId)
      throws IOException {
    List<String> objects = new ArrayList<>();
    try (Bucket bucket = Bucket.open(address, surroundings.environment(), server.timeout())) {
      String key = address.key(runId.toString(), artifact.file().getFileName().toString());
      // The manifest first: whoever sees the document finds what to check it with.
      if (sha256) {
        bucket.put(key + ".sha256", artifact.manifest(), "text/plain");
        objects.add(address.url(key + ".sha256"));
      }
      bucket.put(key, artifact.file(), "application/json");
      objects.add(address.url(key));
    }
    return objects;
  }

  private void tell(Artifact artifact, UUID runId, List<String> objects) throws IOException {
    if (server.json) {
      surroundings
          .out()
          .println(
              Json.write(
                  Map.of("file", artifact.file().toString(), "runId", runId, "objects", objects)));
      return;
    }
    surroundings.out().println("Exported run " + runId + " to " + artifact.file());
    objects.forEach(object -> surroundings.out().println("  " + object));
  }
}
