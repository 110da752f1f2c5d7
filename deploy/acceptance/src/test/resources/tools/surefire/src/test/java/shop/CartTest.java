package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CartTest {

  private static int tries;

  @Test
  void adds() {
    assertEquals(2, 1 + 1);
  }

  @Test
  void removes() {
    assertEquals(0, 2 - 1);
  }

  @Test
  void raises() {
    throw new IllegalStateException("no such article");
  }

  @Test
  @Disabled("not yet")
  void later() {}

  @Test
  void wobbles() {
    assertEquals(2, ++tries, "too slow");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void counts(int number) {
    assertEquals(number, number);
  }
}
