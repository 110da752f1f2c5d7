package io.argus.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecVersion;
import io.argus.contracts.Json;
import io.argus.contracts.run.Assertions;
import io.argus.contracts.run.Attachment;
import io.argus.contracts.run.Attempt;
import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.Failure;
import io.argus.contracts.run.LoadMetrics;
import io.argus.contracts.run.RunCounts;
import io.argus.contracts.run.RunMetadata;
import io.argus.contracts.run.RunStatus;
import io.argus.contracts.run.Step;
import io.argus.contracts.run.TestCaseRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class DocumentCaseTest {

  private static final UUID ID = UUID.fromString("0f3d8c1a-7d52-5f0e-9a51-3b8d2a4c6e10");

  @Property(tries = 1000)
  void a_case_survives_the_way_through_the_document(@ForAll("cases") TestCaseRun original) {
    String json = Json.write(DocumentCase.of(original));

    assertThat(Json.read(json, DocumentCase.class).toCase()).isEqualTo(original);
  }

  @Property(tries = 100)
  void every_case_gives_valid_ctrf(@ForAll("cases") TestCaseRun original) {
    RunMetadata said =
        new RunMetadata(
            "p",
            "s",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Instant.EPOCH,
            null,
            null,
            0,
            0,
            1);
    DocumentRun run =
        DocumentRun.of(ID, said, RunStatus.PASS, 1L, List.of(), RunCounts.NONE, List.of());

    String json = Json.write(ResultsDocument.of(run, List.of(DocumentCase.of(original))));

    assertThat(Json.problems("ctrf/ctrf-schema-0.0.json", SpecVersion.VersionFlag.V7, json))
        .isEmpty();
  }

  @Provide
  Arbitrary<TestCaseRun> cases() {
    return Combinators.combine(
            identity(), attempts(), failures(), diagnostics(), attachments(), steps(), measures())
        .as(DocumentCaseTest::caseOf);
  }

  private static TestCaseRun caseOf(
      List<@Nullable String> identity,
      List<Attempt> attempts,
      @Nullable Failure skipReason,
      Map<String, String> diagnostics,
      List<Attachment> attachments,
      List<Step> steps,
      Measures measures) {
    Attempt last = attempts.get(attempts.size() - 1);
    Failure error = last.status() == CaseStatus.SKIP ? skipReason : null;
    for (Attempt attempt : attempts) {
      error = attempt.status().isRed() ? attempt.error() : error;
    }
    return new TestCaseRun(
        ID,
        identity.get(0),
        identity.get(1),
        "n" + identity.get(2),
        identity.get(3),
        last.status(),
        last.durationMs(),
        attempts,
        measures.assertions(),
        measures.responseTimeMs(),
        measures.metrics(),
        error,
        diagnostics,
        attachments,
        steps);
  }

  private static Arbitrary<@Nullable String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "", " > ", "a > b", " > a", "\n", "a\r\nb\n", "\u2028", "😀", "]]>", "\"\\"),
            Arbitraries.strings().all().excludeChars(surrogates()).ofMaxLength(12))
        .injectNull(0.3);
  }

  private static char[] surrogates() {
    char[] surrogates = new char[0x800];
    for (int i = 0; i < surrogates.length; i++) {
      surrogates[i] = (char) (0xD800 + i);
    }
    return surrogates;
  }

  private static Arbitrary<List<@Nullable String>> identity() {
    // An empty name does not differ from an absent one, neither in an event nor in a case id.
    return texts().map(text -> "".equals(text) ? null : text).list().ofSize(4);
  }

  private static Arbitrary<@Nullable Integer> numbers() {
    return Arbitraries.integers().greaterOrEqual(0).injectNull(0.2);
  }

  private static Arbitrary<@Nullable Failure> failures() {
    return Combinators.combine(texts(), texts(), texts())
        .as((a, b, c) -> a == null && b == null && c == null ? null : new Failure(a, b, c));
  }

  private static Arbitrary<List<Attempt>> attempts() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 9),
            Arbitraries.integers().between(0, 9),
            Arbitraries.of(CaseStatus.class),
            numbers(),
            failures())
        .as((at, shard, s, ms, e) -> new Attempt(at, shard, s, ms, s.isRed() ? e : null))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static Arbitrary<Map<String, String>> diagnostics() {
    Arbitrary<String> names =
        Arbitraries.of("stdout", "stderr", "file", "line", "property.a", "zz", "", "extra");
    Arbitrary<String> values =
        Arbitraries.oneOf(
            texts().map(text -> text == null ? "" : text),
            Arbitraries.of("0", "17", "007", "-1", "9999999999"));
    return Arbitraries.maps(names, values).ofMaxSize(6);
  }

  private static Arbitrary<List<Attachment>> attachments() {
    return Combinators.combine(texts(), texts(), texts())
        .as((name, type, path) -> new Attachment("" + name, type, "" + path))
        .list()
        .ofMaxSize(2);
  }

  private static Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(CaseStatus.class),
            texts().list().ofSize(7),
            numbers(),
            Arbitraries.of(true, false).injectNull(0.3))
        .as(
            (status, t, number, critical) ->
                new Step(
                    "s" + t.get(0),
                    status,
                    number,
                    t.get(1),
                    t.get(2),
                    t.get(3),
                    number,
                    critical,
                    t.get(4),
                    t.get(5),
                    t.get(6)))
        .list()
        .ofMaxSize(2);
  }

  private static Arbitrary<Measures> measures() {
    Arbitrary<@Nullable Double> doubles = Arbitraries.doubles().injectNull(0.2);
    return Combinators.combine(numbers(), doubles, Arbitraries.longs(), Arbitraries.of(true, false))
        .as(
            (ms, d, l, there) ->
                new Measures(
                    there ? new Assertions(3, 1) : null,
                    ms,
                    there ? new LoadMetrics(l, d, null, d, null, d, null, d, null, d) : null));
  }

  record Measures(
      @Nullable Assertions assertions,
      @Nullable Integer responseTimeMs,
      @Nullable LoadMetrics metrics) {}
}
