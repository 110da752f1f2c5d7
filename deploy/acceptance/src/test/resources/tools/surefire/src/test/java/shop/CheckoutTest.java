package shop;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CheckoutTest {

  @BeforeAll
  static void connect() {
    throw new IllegalStateException("no database");
  }

  @Test
  void pays() {}
}
