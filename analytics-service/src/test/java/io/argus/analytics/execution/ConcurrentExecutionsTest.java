package io.argus.analytics.execution;

import static io.argus.analytics.execution.ExecutionFixture.EXECUTIONS;
import static io.argus.analytics.execution.ExecutionFixture.TESTS;
import static io.argus.analytics.execution.ExecutionFixture.send;
import static io.argus.analytics.execution.ExecutionFixture.step;
import static io.argus.analytics.testdata.Callers.admin;
import static io.argus.analytics.testdata.Callers.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.argus.testing.ArgusBackend;
import io.argus.testing.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What callers see of each other's doings: all of it or nothing, and never an internal error. */
@QuarkusTest
@QuarkusTestResource(ArgusBackend.class)
class ConcurrentExecutionsTest {

  private ExecutionFixture cart;

  @BeforeEach
  void register() {
    cart = ExecutionFixture.registered("p" + UUID.randomUUID(), "adds to the cart");
  }

  @Test
  void an_execution_is_read_with_all_of_its_steps() throws Exception {
    String id = cart.execute();
    AtomicBoolean over = new AtomicBoolean();
    Callable<Integer> reader =
        () -> {
          int read = 0;
          while (!over.get()) {
            Response answer = admin().get(EXECUTIONS + "/" + id);
            assertThat(answer.jsonPath().getList("steps"))
                .hasSize(answer.jsonPath().getInt("totalSteps"));
            read++;
          }
          return read;
        };
    Callable<Integer> runner =
        () -> {
          try {
            for (int number = 1; number <= 40; number++) {
              step(id, Map.of("number", number, "description", "x")).then().statusCode(201);
            }
          } finally {
            over.set(true);
          }
          return 40;
        };

    assertThat(Together.at(List.of(runner, reader, reader))).doesNotContain(0);
  }

  @RepeatedTest(10)
  void one_that_is_deleted_is_there_or_not() throws Exception {
    String id = cart.execute();
    String path = EXECUTIONS + "/" + id;
    Callable<Integer> read = () -> admin().get(path).statusCode();
    Callable<Integer> delete = () -> admin().delete(path).statusCode();

    List<Integer> answers = Together.at(List.of(read, read, read, delete, delete));

    assertThat(answers.subList(0, 3)).isSubsetOf(200, 404);
    assertThat(answers.subList(3, 5)).containsExactlyInAnyOrder(204, 404);
  }

  @RepeatedTest(5)
  void a_test_goes_while_it_is_used() throws Exception {
    String test = TESTS + "/" + cart.caseId;
    cart.execute();
    Callable<Integer> execute =
        () -> send(admin(), "POST", test + "/execute", Map.of()).statusCode();
    Callable<Integer> list = () -> admin().get(test + "/executions").statusCode();
    Callable<Integer> delete = () -> admin().delete(test).statusCode();

    List<Integer> answers = Together.at(List.of(execute, execute, list, list, delete, delete));

    assertThat(answers.subList(0, 2)).isSubsetOf(201, 404);
    assertThat(answers.subList(2, 4)).isSubsetOf(200, 404);
    assertThat(answers.subList(4, 6)).containsExactlyInAnyOrder(204, 404);
    assertThat(admin().get(EXECUTIONS + "?testCaseId=" + cart.caseId).jsonPath().getInt("total"))
        .isZero();
  }

  @Test
  void nothing_is_left_of_a_user_who_still_asks_while_they_are_removed() throws Exception {
    String bob = "bob" + UUID.randomUUID();
    String path = TESTS + "/" + cart.caseId + "/execute";
    Callable<Set<Integer>> bobs =
        () -> {
          Set<Integer> answers = new HashSet<>();
          for (int asked = 0; asked < 300 && !answers.contains(403); asked++) {
            answers.add(send(member(bob, "*"), "POST", path, Map.of()).statusCode());
          }
          return answers;
        };
    Callable<Set<Integer>> removal =
        () -> {
          while (count(bob) < 10) {
            Thread.onSpinWait();
          }
          return Set.of(admin().delete(EXECUTIONS + "?removed=true&userId=" + bob).statusCode());
        };

    List<Set<Integer>> answers = new ArrayList<>(Together.at(List.of(bobs, bobs, bobs, removal)));

    assertThat(answers.remove(3)).containsExactly(204);
    assertThat(answers).allMatch(Set.of(201, 403)::equals);
    assertThat(count(bob)).isZero();
    assertThat(admin().delete(EXECUTIONS + "?removed=yes&userId=" + bob).statusCode())
        .isEqualTo(400);
  }

  private static int count(String user) {
    return admin().get(EXECUTIONS + "?userId=" + user).jsonPath().getInt("total");
  }
}
