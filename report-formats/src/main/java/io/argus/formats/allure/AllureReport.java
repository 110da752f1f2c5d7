package io.argus.formats.allure;

import com.fasterxml.jackson.databind.JsonNode;
import io.argus.formats.json.JsonCursor;
import io.argus.formats.parse.Limits;
import io.argus.formats.parse.RecordSink;
import io.argus.formats.parse.ReportHead;
import io.argus.formats.parse.ReportParser;
import io.argus.formats.parse.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * All Allure documents of one upload, read as one report: the results by start time, so that tries
 * of a case come in their order, and the fixtures of containers after them.
 */
public final class AllureReport implements ReportParser {

  private static final Set<String> BESIDE =
      Set.of(
          "executor.json",
          "categories.json",
          "environment.properties",
          "environment.xml",
          "launch.json",
          "testrun.json",
          "globals.json");

  /**
   * One of the documents.
   *
   * @param name where the upload has it
   */
  public record Document(String name, Content content) {

    /** The same bytes each time. */
    @FunctionalInterface
    public interface Content {
      InputStream open() throws IOException;
    }
  }

  private record Place(Document document, boolean isContainer, double start) {}

  private final List<Document> documents;

  private AllureReport(List<Document> documents) {
    this.documents = documents;
  }

  public static AllureReport of(List<Document> documents, Limits limits) throws IOException {
    List<Place> places = new ArrayList<>(documents.size());
    for (Document document : documents) {
      places.add(place(document, limits));
    }
    places.sort(
        Comparator.comparing(Place::isContainer)
            .thenComparingDouble(Place::start)
            .thenComparing(place -> place.document().name()));
    return new AllureReport(places.stream().map(Place::document).toList());
  }

  /** True for what Allure writes beside the results: attachments, words about the run. */
  public static boolean isBeside(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return BESIDE.contains(last) || last.contains("-attachment") || name.contains("/history/");
  }

  /** What the report is called: the folder that its documents share, and how many they are. */
  public String name() {
    if (documents.size() == 1) {
      return documents.get(0).name();
    }
    String folder = folder(documents.get(0).name());
    for (Document document : documents) {
      while (!document.name().startsWith(folder)) {
        folder = folder(folder.substring(0, folder.length() - 1));
      }
    }
    return folder + "(" + documents.size() + " Allure documents)";
  }

  private static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** A document that breaks is told when it is read. */
  private static Place place(Document document, Limits limits) throws IOException {
    boolean isContainer = false;
    double start = Double.MAX_VALUE;
    try (InputStream content = document.content().open()) {
      JsonCursor json = JsonCursor.open(content, limits);
      json.next();
      for (String name = json.nextMember(); name != null; name = json.nextMember()) {
        isContainer |= AllureReading.FIXTURES.contains(name);
        if (name.equals("start")) {
          start = json.number();
        } else {
          json.skip();
        }
      }
    } catch (UnreadableReport e) {
      return new Place(document, true, Double.NaN);
    }
    return new Place(document, isContainer, start);
  }

  @Override
  public String format() {
    return AllureParser.FORMAT;
  }

  /** It is made for its documents. */
  @Override
  public boolean recognises(ReportHead head) {
    return false;
  }

  /**
   * @param nothing the documents are at hand
   */
  @Override
  public void parse(InputStream nothing, Limits limits, RecordSink sink)
      throws IOException, UnreadableReport {
    AllureReading reading = new AllureReading(limits, sink);
    for (Document document : documents) {
      JsonNode tree;
      try (InputStream content = document.content().open()) {
        tree = AllureReading.document(content, limits);
      } catch (UnreadableReport e) {
        sink.reject(document.name(), String.valueOf(e.getMessage()));
        continue;
      }
      reading.take(tree);
    }
    reading.finish();
  }
}
