package io.argus.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.argus.contracts.run.RunError;
import io.argus.contracts.run.TestCaseRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatlingReportTest {

  private static final String RUN = "RUN\tshop.Buy\tbuy\t1700000000000\t \t3.9.5\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REQUEST\tlogin,deep\thome\t1700000000000\t1700000000250\tKO\tstatus 500",
        "REQUEST\t7\tlogin,deep\thome\t1700000000000\t1700000000250\tKO\tstatus 500",
        "REQUEST\tBuyers\t7\tlogin,deep\thome\t1700000000000\t1700000000250\tKO\tstatus 500",
        "Buyers\t7\tREQUEST\tlogin,deep\thome\t1700000000000\t1700000000001\t1700000000249"
            + "\t1700000000250\tKO\tstatus 500"
      })
  void requests_of_every_version_are_read(String line) {
    TestCaseRun one = Reports.onlyCase(RUN + line + "\n");

    assertThat(one.suiteName()).isEqualTo("login > deep");
    assertThat(one.className()).isEqualTo("shop.Buy");
    assertThat(one.name()).isEqualTo("home");
    assertThat(one.metrics().avgMs()).isEqualTo(250);
    assertThat(one.error().message()).isEqualTo("1 of 1 samples failed: status 500 (1)");
  }

  @Test
  void a_group_is_a_case_of_its_own_that_counts_no_requests() {
    ReadUpload upload =
        Reports.read(
            RUN
                + "USER\tBuyers\tSTART\t1700000000000\n"
                + "REQUEST\tlogin\thome\t1700000000000\t1700000000250\tOK\t\n"
                + "GROUP\tlogin\t1700000000000\t1700000001000\t250\tKO\n"
                + "USER\tBuyers\tEND\t1700000001000\n");
    List<TestCaseRun> cases = Reports.cases(upload);

    assertThat(cases)
        .extracting(one -> one.suiteName() + " " + one.name() + " " + one.variant())
        .containsExactly("login home null", "null login group");
    assertThat(cases.get(1).durationMs()).isEqualTo(250);
    assertThat(cases.get(1).status().isRed()).isTrue();
    assertThat(upload.files().get(0).report().records()).isEqualTo(1);
    assertThat(upload.files().get(0).tool()).isEqualTo("Gatling 3.9.5");
    assertThat(upload.files().get(0).report().warnings()).isEmpty();
  }

  @Test
  void errors_outside_of_requests_leave_the_run_red() {
    ReadUpload upload =
        Reports.read(
            RUN
                + "USER\tBuyers\tSTART\t1700000000000\n"
                + "ERROR\tNo attribute named 'id' is defined \t1700000000000\n"
                + "ERROR\tNo attribute named 'id' is defined \t1700000000100\n");

    assertThat(upload.errors())
        .extracting(RunError::message)
        .containsExactly("2 times: No attribute named 'id' is defined");
    assertThat(upload.files().get(0).report().warnings())
        .anyMatch(warning -> warning.contains("never ended"));
  }

  @Test
  void a_run_that_is_cut_is_named_and_loses_nothing_else() {
    ReadUpload upload =
        Reports.read(RUN + "RUN\nREQUEST\tlogin\thome\t1700000000000\t1700000000250\tOK\t\n");

    assertThat(upload.counts().passed()).isEqualTo(1);
    assertThat(upload.files().get(0).report().rejected()).hasSize(1);
  }

  @Test
  void a_line_that_is_cut_leaves_the_run_red() {
    ReadUpload upload =
        Reports.read(
            RUN
                + "REQUEST\t\thome\t1700000000000\t1700000000250\tOK\n"
                + "REQUEST\t\thome\t17000000");

    assertThat(upload.files().get(0).report().rejected()).hasSize(1);
    assertThat(upload.errors()).hasSize(1);
  }

  @Test
  void the_binary_form_is_refused_with_advice() {
    assertThat(Reports.onlyFile("\0\0\0\0\u00063.12.1\0\0\0\u0004shop").report().error())
        .contains("binary", "JUnit XML or CTRF");
  }
}
