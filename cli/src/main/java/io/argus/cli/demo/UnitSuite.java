package io.argus.cli.demo;

import static io.argus.cli.demo.CaseBook.assertion;

import io.argus.contracts.run.Failure;
import org.jspecify.annotations.Nullable;

/** Fast tests of a shop: one of every stability level, a regression, a fix, a renamed test. */
final class UnitSuite {

  private static final String CART = "com.example.shop.cart.CartTest";
  private static final String STOCK = "com.example.shop.stock.StockTest";
  private static final String PRICE = "com.example.shop.price.PriceTest";
  private static final String VAT = "com.example.shop.price.VatTest";
  private static final String MAIL = "com.example.shop.mail.MailTest";
  private static final String SEARCH = "com.example.shop.search.SearchTest";
  private static final String INDEX = "com.example.shop.search.IndexTest";
  private static final String CACHE = "com.example.shop.cache.CacheTest";
  private static final String CLOCK = "com.example.shop.delivery.CalendarTest";
  private static final int RENAMED = 18;
  private static final int VAT_BROKEN = 12;
  private static final int VAT_FIXED = 20;

  private UnitSuite() {}

  static void write(CaseBook book, Moment at) {
    for (String name :
        new String[] {"adds an item", "removes an item", "counts items", "is empty at first"}) {
      book.pass(CART, name, at.about(12));
    }
    for (int size = 1; size <= 20; size++) {
      book.pass(STOCK, "reserves " + size + " of 20", at.about(4 + size));
    }
    book.outcome(CACHE, "evicts the oldest", at.about(90), evicts(at));
    book.outcome(STOCK, "reserves in parallel", at.about(240), parallel(at));
    book.outcome(CLOCK, "counts days over the change of time", at.about(35), calendar(at));
    book.outcome(PRICE, "rounds half up", at.about(6), rounding(at));
    book.outcome(VAT, "knows every country", at.about(18), vat(at));
    book.outcome(
        MAIL, "sends once", at.about(150), assertion(MAIL, "expected: <1> but was: <2>", 33));
    book.pass(SEARCH, at.day() < RENAMED ? "finds by prefix" : "finds by beginning", at.about(48));
    book.pass(INDEX, "rebuilds", at.about(at.isAfterRelease() ? 4_300 : 1_900));
    book.skip(MAIL, "sends a fax", "SHOP-311: nobody has a fax machine any more");
  }

  private static @Nullable Failure evicts(Moment at) {
    return at.strikes(7) ? assertion(CACHE, "expected: <a> but was: <b>", 57) : null;
  }

  private static @Nullable Failure parallel(Moment at) {
    return at.strikes(4)
        ? assertion(STOCK, "expected: <20> but was: <" + at.dice().nextInt(12, 19) + ">", 88)
        : null;
  }

  private static @Nullable Failure calendar(Moment at) {
    return at.strikes(1) ? assertion(CLOCK, "expected: <14> but was: <13>", 21) : null;
  }

  private static @Nullable Failure rounding(Moment at) {
    return at.isAfterRelease() ? assertion(PRICE, "expected: <10.35> but was: <10.34>", 44) : null;
  }

  private static @Nullable Failure vat(Moment at) {
    return at.day() >= VAT_BROKEN && at.day() < VAT_FIXED
        ? assertion(VAT, "no rate for country HR", 29)
        : null;
  }
}
