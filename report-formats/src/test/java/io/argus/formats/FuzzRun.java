package io.argus.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.argus.contracts.run.TestCaseRun;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tries damaged reports, format by format. Ends with 1 when one of them does any harm. */
public final class FuzzRun {

  private static final Path FOUND = Path.of("target", "fuzz");
  private static final int MOST_SEED_BYTES = 300_000;
  private static final int MOST_FOUND = 10;
  private static final long MOST_NANOS = 5_000_000_000L;
  private static final int MOST_NUMBER_BYTES = 16;

  /** What a case may have beside the texts that its limit counts: four names, ids, numbers. */
  private static final int MOST_BESIDE_TEXTS = 64 * 1024;

  private static final Limits SMALL =
      new Limits(
          64, 128, 512, 48, 16, 4096, 1024, 4096, 300, 4096, 65_536, 20, 3, 60, 3, 2, 3, 2, 3, 2);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final Random random;
  private final Mutations mutations;
  private volatile byte[] current = new byte[0];
  private volatile String format = "";
  private volatile long started;
  private int found;

  private FuzzRun(long seed) {
    this.random = new Random(seed);
    this.mutations = new Mutations(random);
  }

  /** An argument is a format, or a file that was found. */
  public static void main(String[] arguments) throws IOException {
    long seed = Long.getLong("argus.fuzz.seed", 20261121);
    double seconds = Double.parseDouble(System.getProperty("argus.fuzz.seconds", "0.5"));
    System.out.println("argus.fuzz.seed=" + seed + " argus.fuzz.seconds=" + seconds);
    FuzzRun run = new FuzzRun(seed);
    Thread watch = new Thread(run::watch, "watch");
    watch.setDaemon(true);
    watch.start();
    Map<String, List<byte[]>> seeds = seeds();
    for (String format : ReportFormats.names()) {
      if (!seeds.containsKey(format)) {
        System.out.println("NO SEED for " + format + ": add one to src/test/resources/reports");
        run.found++;
      } else if (arguments.length == 0 || arguments[0].equals(format)) {
        run.format(format, seeds.get(format), (long) (seconds * 1e9));
      }
    }
    System.exit(run.found == 0 ? 0 : 1);
  }

  private static Map<String, List<byte[]>> seeds() throws IOException {
    Map<String, List<byte[]>> seeds = new TreeMap<>();
    for (Sample sample : Sample.all()) {
      List<byte[]> of = seeds.computeIfAbsent(sample.format(), one -> new ArrayList<>());
      of.add(sample.small(1));
      of.add(sample.small(3));
    }
    String corpus = System.getProperty("argus.corpus");
    if (corpus != null) {
      try (Stream<Path> files = Files.walk(Path.of(corpus))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          byte[] bytes = Files.readAllBytes(file);
          ReadUpload upload = Reports.read(Reports.file("r", bytes));
          String format = upload.files().isEmpty() ? null : upload.files().get(0).report().format();
          if (format != null && bytes.length > 0) {
            byte[] seed = Arrays.copyOf(bytes, Math.min(bytes.length, MOST_SEED_BYTES));
            seeds.computeIfAbsent(format, one -> new ArrayList<>()).add(seed);
          }
        }
      }
    }
    return seeds;
  }

  private void format(String name, List<byte[]> seeds, long nanos) throws IOException {
    format = name;
    for (byte[] seed : seeds) {
      attempt(seed, seed, 0);
    }
    long end = System.nanoTime() + nanos;
    int inputs = 0;
    int refused = 0;
    while (System.nanoTime() < end && found < MOST_FOUND) {
      byte[] seed = seeds.get(random.nextInt(seeds.size()));
      byte[] other = seeds.get(random.nextInt(seeds.size()));
      refused += attempt(mutations.damage(seed, other), other, inputs++) ? 1 : 0;
    }
    System.out.printf(
        "%-22s %3d seeds %7d inputs %7d refused%n", name, seeds.size(), inputs, refused);
    System.out.flush();
  }

  /** True when no file of it could be read. */
  private boolean attempt(byte[] bytes, byte[] other, int number) throws IOException {
    current = bytes;
    started = System.nanoTime();
    try {
      Limits limits = number % 8 == 7 ? SMALL : Limits.DEFAULT;
      ReadUpload detected = check(limits, number, new ReportFile("r", null, false, open(bytes)));
      check(limits, number, new ReportFile("r", format, false, open(bytes)));
      if (number % 8 == 0) {
        check(
            limits,
            number,
            new ReportFile("a/1", null, true, open(bytes)),
            new ReportFile("a/2", null, true, open(other)));
      }
      return detected.isUnreadable();
    } catch (RuntimeException | Error e) {
      harm(bytes, e);
      return true;
    } finally {
      started = 0;
    }
  }

  private static ReportFile.Content open(byte[] bytes) {
    return () -> new java.io.ByteArrayInputStream(bytes);
  }

  private static ReadUpload check(Limits limits, int number, ReportFile... files) {
    ReadUpload upload = Reports.read(limits, files);
    List<TestCaseRun> cases = Reports.cases(upload);
    int total = upload.counts().total();
    ensure(cases.isEmpty() || cases.size() == total, cases.size() + " cases, counted " + total);
    int told = 0;
    for (ReadFile file : upload.files()) {
      told += file.report().cases();
      boolean enough = file.report().records() >= 0 && file.report().cases() >= 0;
      ensure(enough, "a negative number of records or cases");
      clean(MAPPER.valueToTree(file.report()), Integer.MAX_VALUE);
      clean(MAPPER.valueToTree(file.tool()), Integer.MAX_VALUE);
    }
    ensure(told == cases.size(), cases.size() + " cases, told " + told);
    clean(MAPPER.valueToTree(upload.errors()), limits.stackTraceBytes());
    Long duration = upload.durationMs();
    ensure(duration == null || duration >= 0, "duration " + duration);
    Set<Object> ids = new HashSet<>();
    for (TestCaseRun one : cases) {
      ensure(ids.add(one.caseId()), "case id twice: " + one.name());
      JsonNode tree = MAPPER.valueToTree(one);
      clean(tree, limits.caseBytes());
      int bytes = tree.toString().length();
      ensure(bytes <= limits.caseBytes() + MOST_BESIDE_TEXTS, "a case of " + bytes + " bytes");
      name(one.suiteName(), limits);
      name(one.className(), limits);
      name(one.name(), limits);
      name(one.variant(), limits);
      if (one.error() != null) {
        text(one.error().message(), limits.messageBytes());
        text(one.error().stackTrace(), limits.stackTraceBytes());
      }
    }
    if (number % 16 == 0) {
      ReadUpload again = Reports.readAgain(limits, files);
      ensure(Reports.cases(again).equals(cases), "other cases the second time");
      ensure(again.files().equals(upload.files()), "other files the second time");
      ensure(again.errors().equals(upload.errors()), "other errors the second time");
    }
    return upload;
  }

  /** The number that sets equal names apart comes on top. */
  private static void name(String name, Limits limits) {
    text(name, limits.nameBytes() + MOST_NUMBER_BYTES);
  }

  private static void text(String text, int bytes) {
    ensure(text == null || !Texts.exceeds(text, bytes), "a text of more than " + bytes + " bytes");
  }

  private static void clean(JsonNode value, int mostBytes) {
    if (value.isTextual()) {
      String text = value.textValue();
      ensure(Texts.clean(text).equals(text), "a text that can't be stored");
      text(text, mostBytes);
    } else if (value.isNumber()) {
      double number = value.doubleValue();
      ensure(Double.isFinite(number) && number >= 0, "the number " + number);
    } else {
      value.properties().forEach(member -> clean(member.getValue(), mostBytes));
      if (value.isArray()) {
        value.forEach(element -> clean(element, mostBytes));
      }
    }
  }

  private static void ensure(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private void harm(byte[] bytes, Throwable problem) throws IOException {
    found++;
    System.out.println(format + ": " + problem + ", input in " + keep(bytes));
    StackTraceElement[] trace = problem.getStackTrace();
    Stream.of(trace).limit(12).forEach(frame -> System.out.println("    at " + frame));
  }

  private Path keep(byte[] bytes) throws IOException {
    Files.createDirectories(FOUND);
    Path file = FOUND.resolve(format + "-" + Integer.toHexString(Arrays.hashCode(bytes)));
    return Files.write(file, bytes).toAbsolutePath();
  }

  /** An input that takes too long ends it all: a thread can't be stopped. */
  private void watch() {
    try {
      while (true) {
        Thread.sleep(200);
        long since = started;
        if (since != 0 && System.nanoTime() - since > MOST_NANOS) {
          System.out.println(format + ": takes more than 5 s, input in " + keep(current));
          Thread.getAllStackTraces()
              .forEach((thread, frames) -> System.out.println(thread + Arrays.toString(frames)));
          Runtime.getRuntime().halt(1);
        }
      }
    } catch (InterruptedException | IOException e) {
      Runtime.getRuntime().halt(1);
    }
  }
}
