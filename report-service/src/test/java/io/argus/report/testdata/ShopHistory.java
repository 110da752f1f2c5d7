package io.argus.report.testdata;

import static io.argus.contracts.run.CaseStatus.FAIL;
import static io.argus.contracts.run.CaseStatus.PASS;

import io.argus.contracts.run.CaseStatus;
import java.time.LocalDate;

/**
 * Four weeks of project {@code shop} up to Sunday, 22 November 2026, in which the last one has a
 * bit of everything: a new failure, a test that became flaky, one that was fixed, a slower one, one
 * that is gone, a load test that got worse, a suite that has stopped.
 */
public final class ShopHistory {

  public static final String MONDAY_MORNING = "2026-11-23T08:00:00Z";
  private static final LocalDate FIRST = LocalDate.parse("2026-10-26");
  private static final LocalDate LAST_WEEK = LocalDate.parse("2026-11-16");
  private static final LocalDate FRIDAY = LocalDate.parse("2026-11-20");
  private static final LocalDate END = LocalDate.parse("2026-11-23");

  private ShopHistory() {}

  public static void store(StoredResults results) {
    results.project("shop");
    FIRST.datesUntil(END).forEach(day -> storeDay(results, day));
  }

  private static void storeDay(StoredResults results, LocalDate day) {
    boolean last = !day.isBefore(LAST_WEEK);
    unit(results, day, "08:00:00Z", last);
    unit(results, day, "16:00:00Z", last);
    e2e(results, day, last);
    load(results, day, last);
    if (!last && day.getDayOfWeek().getValue() == 3) {
      run(results, "smoke", day, "05:00:00Z", 9_000).result("SmokeTest", "answers", PASS).store();
    }
  }

  private static void unit(StoredResults results, LocalDate day, String time, boolean last) {
    int noise = day.getDayOfMonth() % 5 * 1_500;
    RunFixture run = run(results, "unit", day, time, 74_000 + noise);
    for (String name :
        new String[] {"adds an item", "removes an item", "counts items", "is empty"}) {
      run.result("com.example.cart.CartTest", name, PASS);
    }
    for (int i = 1; i <= 16; i++) {
      run.result("com.example.stock.StockTest", "reserves item " + i, PASS);
    }
    run.result(
        StoredCaseFixture.of(
                "com.example.price.PriceTest", "rounds half up", day.isBefore(FRIDAY) ? PASS : FAIL)
            .message(day.isBefore(FRIDAY) ? null : "expected: <10.35> but was: <10.34>"));
    run.result("com.example.price.VatTest", "knows every country", last ? PASS : FAIL);
    run.result("com.example.mail.MailTest", "sends once", FAIL);
    run.result(
        StoredCaseFixture.of("com.example.search.IndexTest", "finds by prefix", PASS)
            .durationMs((last ? 4_300 : 1_900) + noise / 50));
    if (!last) {
      run.result("com.example.legacy.FaxTest", "dials", PASS);
    }
    run.store();
  }

  private static void e2e(StoredResults results, LocalDate day, boolean last) {
    RunFixture run =
        run(
            results,
            "e2e",
            day,
            "02:00:00Z",
            (last ? 1_260_000L : 1_020_000L) + day.getDayOfMonth() * 4_000L);
    CaseStatus wavers = last && day.getDayOfMonth() % 2 == 1 ? FAIL : PASS;
    run.result(
        StoredCaseFixture.of("checkout.spec.ts", "pays by card", wavers)
            .in("Checkout")
            .durationMs(9_000 + day.getDayOfMonth() * 10));
    run.result(StoredCaseFixture.of("search.spec.ts", "shows results", PASS).in("Search"));
    run.result(StoredCaseFixture.of("login.spec.ts", "signs in", PASS).in("Login"));
    run.store();
  }

  private static void load(StoredResults results, LocalDate day, boolean last) {
    int wobble = day.getDayOfMonth() % 4;
    run(results, "load", day, "03:00:00Z", 600_000)
        .result(request("GET /cart", (last ? 340 : 210) + wobble, 0.0))
        .result(request("POST /order", 480 + wobble, last ? 2.4 : 0.1))
        .result(request("GET /item", 95 + wobble, 0.0))
        .store();
  }

  private static StoredCaseFixture request(String name, double p95, double errors) {
    String metrics =
        "{\"metrics\":{\"samples\":12000,\"p95Ms\":%s,\"errorRatePercent\":%s}}"
            .formatted(p95, errors);
    return StoredCaseFixture.of(null, name, PASS).detail(null, metrics);
  }

  private static RunFixture run(
      StoredResults results, String suite, LocalDate day, String time, long durationMs) {
    return results.run("shop", suite, day + "T" + time).branch("main").durationMs(durationMs);
  }
}
