package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.LoadMetrics;
import io.argus.contracts.run.TestCaseRun;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JMeterReportTest {

  private static final String HEADER =
      "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,"
          + "failureMessage\n";

  @Test
  void the_samples_of_a_label_are_one_case_with_metrics() {
    // Given ten samples of 100 to 1,000 ms, one a second, the last of them red
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 1; i <= 10; i++) {
      csv.append(1_700_000_000_000L + 1000L * i).append(',').append(100 * i);
      csv.append(",Login,200,OK,t 1-1,text,").append(i < 10).append(",\n");
    }

    // When
    TestCaseRun login = Reports.onlyCase(csv.toString());

    // Then
    assertThat(login.name()).isEqualTo("Login");
    assertThat(login.status()).isEqualTo(CaseStatus.FAIL);
    assertThat(login.durationMs()).isEqualTo(550);
    assertThat(login.metrics())
        .isEqualTo(
            new LoadMetrics(10L, 550.0, 100.0, 1000.0, 500.0, 900.0, 1000.0, 1000.0, 1.0, 10.0));
    assertThat(login.error().message()).isEqualTo("1 of 10 samples failed: 200 OK (1)");
  }

  @Test
  void the_run_lasts_from_the_first_start_to_the_last_end_and_its_records_are_samples() {
    ReadFile file =
        Reports.onlyFile(
            HEADER
                + "1700000000000,100,a,200,OK,t,text,true,\n"
                + "1700000001000,500,b,200,OK,t,text,true,\n"
                + "1700000001100,100,b,200,OK,t,text,true,\n");

    assertThat(file.report().records()).isEqualTo(3);
    assertThat(file.report().cases()).isEqualTo(2);
    assertThat(file.startedAt()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
    assertThat(file.durationMs()).isEqualTo(1500);
  }

  @Test
  void the_most_frequent_reasons_are_told() {
    TestCaseRun one =
        Reports.onlyCase(
            HEADER
                + "1700000000000,1,a,500,Server Error,t,text,false,\n"
                + "1700000000001,1,a,200,OK,t,text,false,\"expected \"\"x\"\",\nbut was y\"\n"
                + "1700000000002,1,a,500,Server Error,t,text,false,\n");

    assertThat(one.error().message())
        .isEqualTo("3 of 3 samples failed: 500 Server Error (2), expected \"x\",\nbut was y (1)");
  }

  @Test
  void a_file_without_column_names_has_the_default_order() {
    TestCaseRun one =
        Reports.onlyCase("1700000000000\t12\tHome\t200\tOK\tt 1-1\ttext\ttrue\t\t10\t20\n");

    assertThat(one.name()).isEqualTo("Home");
    assertThat(one.metrics().maxMs()).isEqualTo(12);
  }

  @Test
  void formatted_times_are_read() {
    ReadFile file =
        Reports.onlyFile("timeStamp,elapsed,label,success\n2024/05/01 10:00:00.250,5,a,true\n");

    assertThat(file.startedAt()).isEqualTo("2024-05-01T10:00:00.250Z");
    assertThat(file.report().warnings()).singleElement().asString().contains("no time zone");
  }

  @Test
  void a_row_that_was_cut_leaves_the_run_red() {
    ReadUpload upload =
        Reports.read(HEADER + "1700000000000,1,a,200,OK,t,text,true,\n1700000000001,1,a,2");

    assertThat(upload.files().get(0).report().rejected())
        .containsExactly("line 3: the row is no sample, or it is cut");
    assertThat(upload.errors()).hasSize(1);
    assertThat(upload.counts().passed()).isEqualTo(1);
  }

  @Test
  void without_a_verdict_nothing_is_green() {
    assertThat(Reports.onlyFile("timeStamp,elapsed,label\n1,1,a\n").report().error())
        .contains("jmeter.save.saveservice.successful=true");
  }

  @Test
  void an_open_quotation_refuses_the_file() {
    assertThat(Reports.onlyFile(HEADER + "1,1,\"a,200\n").report().error())
        .contains("line", "not well-formed CSV");
  }

  @Test
  void of_nested_samples_the_outermost_counts_and_those_inside_say_why() {
    ReadUpload upload =
        Reports.read(
            """
            <testResults version="1.2">
              <sample t="30" ts="1700000000000" s="false" lb="Checkout" rc="" rm="1 failing">
                <httpSample t="10" ts="1700000000000" s="true" lb="GET /cart" rc="200" rm="OK"/>
                <httpSample t="20" ts="1700000000010" s="false" lb="POST /pay" rc="200" rm="OK">
                  <assertionResult><name>Paid</name><failure>true</failure><error>false</error>
                    <failureMessage>no receipt</failureMessage></assertionResult>
                </httpSample>
              </sample>
            </testResults>
            """);
    List<TestCaseRun> cases = Reports.cases(upload);

    assertThat(cases).extracting(TestCaseRun::name).containsExactly("Checkout");
    assertThat(cases.get(0).error().message())
        .isEqualTo("1 of 1 samples failed: POST /pay: no receipt (1)");
    assertThat(upload.files().get(0).report().records()).isEqualTo(1);
  }

  @Test
  void beyond_the_limit_further_names_are_one_case_and_none_is_lost() {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < 2_010; i++) {
      csv.append("1700000000000,1,n").append(i).append(",200,OK,t,text,").append(i < 2_009);
      csv.append(",\n");
    }
    ReadUpload upload = Reports.read(csv.toString());
    List<TestCaseRun> cases = Reports.cases(upload);

    assertThat(cases).hasSize(2_001);
    assertThat(cases.get(2_000).name()).isEqualTo("(other names)");
    assertThat(cases.get(2_000).status()).isEqualTo(CaseStatus.FAIL);
    assertThat(upload.files().get(0).report().warnings())
        .singleElement()
        .asString()
        .contains("more than 2000 different names");
  }
}
