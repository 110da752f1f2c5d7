package io.argus.analytics.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestFrameTest {

  @Test
  void finds_the_frame_of_a_java_test_class() {
    String trace =
        """
        java.lang.AssertionError: no
        \tat org.junit.Assert.fail(Assert.java:89)
        \tat shop.CartTest.total(CartTest.java:31)
        """;

    assertThat(TestFrame.in(trace, "shop.CartTest", "total"))
        .isEqualTo("at shop.CartTest.total(CartTest.java:31)");
  }

  @Test
  void finds_a_python_test_by_its_function() {
    String trace =
        """
        def test_total():
          File "/app/cart.py", line 3, in add
          File "/app/test_cart.py", line 9, in test_total
        E   AssertionError
        """;

    assertThat(TestFrame.in(trace, "tests.test_cart", "test_total[eur]"))
        .isEqualTo("File \"/app/test_cart.py\", line 9, in test_total");
  }

  @Test
  void falls_back_to_the_first_frame() {
    String trace = "Error: no\n    at Object.<anonymous> (cart.test.js:3:9)\n    at run (x.js:1:1)";

    assertThat(TestFrame.in(trace, null, "adds up"))
        .isEqualTo("at Object.<anonymous> (cart.test.js:3:9)");
  }

  @Test
  void is_empty_when_there_is_no_frame() {
    assertThat(TestFrame.in("it failed", null, "x")).isEmpty();
    assertThat(TestFrame.in("", null, "x")).isEmpty();
  }
}
