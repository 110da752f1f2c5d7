package shop;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ClosingTest {

  @AfterAll
  static void close() {
    throw new IllegalStateException("does not close");
  }

  @Test
  void opens() {}
}
