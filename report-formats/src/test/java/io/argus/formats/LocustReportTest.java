package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.CaseStatus;
import io.argus.contracts.run.LoadMetrics;
import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocustReportTest {

  private static final String HEADER =
      "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
          + "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,"
          + "50%,90%,95%,99%\n";

  @Test
  void a_row_is_a_case_and_red_when_any_of_its_requests_failed() {
    ReadUpload upload =
        Reports.read(
            HEADER
                + "GET,/,200,1,9,12.5,2,80,1,20.5,0.1,9,16,20,70\n"
                + "GET,/never,0,0,0,0,0,0,0,0,0,N/A,N/A,N/A,N/A\n"
                + ",Aggregated,200,1,9,12.5,2,80,1,20.5,0.1,9,16,20,70\n");
    List<TestCaseRun> cases = Reports.cases(upload);

    assertThat(cases)
        .extracting(one -> one.name() + " " + one.variant() + " " + one.status())
        .containsExactly("/ GET FAIL", "/never GET SKIP");
    assertThat(cases.get(0).metrics())
        .isEqualTo(new LoadMetrics(200L, 12.5, 2.0, 80.0, 9.0, 16.0, 20.0, 70.0, 20.5, 0.5));
    assertThat(cases.get(0).error().message()).isEqualTo("1 of 200 requests failed");
    assertThat(upload.files().get(0).report().records()).isEqualTo(200);
    assertThat(upload.files().get(0).report().warnings()).isEmpty();
  }

  @Test
  void the_columns_of_older_versions_are_read() {
    TestCaseRun one =
        Reports.onlyCase(
            "\"Method\",\"Name\",\"# requests\",\"# failures\",\"Median response time\","
                + "\"Average response time\",\"Min response time\",\"Max response time\"\n"
                + "\"GET\",\"/\",4,0,20,25,10,40\n"
                + "\"None\",\"Total\",4,0,20,25,10,40\n");

    assertThat(one.status()).isEqualTo(CaseStatus.PASS);
    assertThat(one.metrics().p50Ms()).isEqualTo(20);
    assertThat(one.metrics().maxMs()).isEqualTo(40);
  }

  @Test
  void failures_that_only_the_sum_knows_leave_the_run_red() {
    ReadUpload upload =
        Reports.read(HEADER + "GET,/,2,0,1,1,1,1,1,1,0\n,Aggregated,2,1,1,1,1,1,1,1,1\n");

    assertThat(upload.errors())
        .extracting(RunError::message)
        .containsExactly("the row Aggregated says that 1 requests failed");
    assertThat(upload.files().get(0).report().warnings()).hasSize(1);
  }

  @Test
  void a_row_that_is_cut_leaves_the_run_red() {
    ReadUpload upload = Reports.read(HEADER + "GET,/,2,0,1,1,1,1,1,1,0\nGET,/x,2");

    assertThat(upload.files().get(0).report().rejected()).hasSize(1);
    assertThat(upload.errors()).hasSize(1);
  }

  @Test
  void exceptions_of_the_users_code_leave_the_run_red() {
    ReadUpload upload =
        Reports.read("Count,Message,Traceback,Nodes\n18,boom,\"  File \"\"x\"\"\nline 2\",local\n");

    assertThat(upload.errors())
        .containsExactly(new RunError("Locust", "18 times: boom", null, "  File \"x\"\nline 2"));
  }

  @Test
  void the_other_files_are_refused_with_advice() {
    for (String head :
        List.of("Method,Name,Error,Occurrences", "Timestamp,User Count,Type,Name,Requests/s")) {
      assertThat(Reports.onlyFile(head + "\n").report().error()).contains("_stats.csv");
    }
  }
}
