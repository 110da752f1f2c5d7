package io.argus.cli.demo;

import static io.argus.cli.demo.CaseBook.assertion;

import io.argus.contracts.run.Failure;
import io.argus.contracts.run.RunError;
import java.util.List;

/** Slow tests in a browser: retries, an outage of their environment, everything slower of late. */
final class E2eSuite {

  private static final String PAYS = "checkout.spec.ts";
  private static final String SUGGESTS = "suggestions.spec.ts";
  private static final List<String> STEADY =
      List.of(
          "signs in",
          "signs out",
          "resets a password",
          "searches",
          "filters by size",
          "shows a product",
          "adds to the cart",
          "changes the address",
          "orders as a guest",
          "shows the order",
          "cancels an order",
          "switches the language");

  private E2eSuite() {}

  static void write(CaseBook book, Moment at) {
    if (at.isOutage()) {
      writeOutage(book, at);
      return;
    }
    int slower = at.isAfterRelease() ? 130 : 100;
    STEADY.forEach(name -> book.pass("shop.spec.ts", name, at.about(60 * slower)));
    if (at.strikes(3)) {
      book.passOnRetry(PAYS, "pays by card", at.about(90 * slower), tooSlow());
    } else {
      book.pass(PAYS, "pays by card", at.about(90 * slower));
    }
    book.outcome(
        SUGGESTS,
        "shows suggestions",
        at.about(45 * slower),
        at.strikes(3) ? assertion(SUGGESTS, "expected 4 suggestions, received 0", 17) : null);
  }

  private static void writeOutage(CaseBook book, Moment at) {
    Failure away =
        new Failure(
            "page.goto: net::ERR_CONNECTION_REFUSED at https://staging.example.com/",
            "Error",
            "Error: page.goto: net::ERR_CONNECTION_REFUSED\n    at shop.spec.ts:8:14\n");
    STEADY.forEach(name -> book.error("shop.spec.ts", name, at.about(30_000), away));
    book.error(PAYS, "pays by card", at.about(30_000), away);
    book.error(SUGGESTS, "shows suggestions", at.about(30_000), away);
  }

  static List<RunError> errors(Moment at) {
    return at.isOutage()
        ? List.of(new RunError("global-setup.ts", "staging did not become ready", "Error", null))
        : List.of();
  }

  private static Failure tooSlow() {
    return new Failure(
        "locator.click: Timeout 5000ms exceeded.",
        "TimeoutError",
        "TimeoutError: locator.click: Timeout 5000ms exceeded.\n    at checkout.spec.ts:41:9\n");
  }
}
