package io.argus.cli.demo;

import java.util.List;

/** A project in which nothing ever happens. */
final class QuietSuite {

  private static final List<String> NAMES =
      List.of("writes an invoice", "numbers invoices", "adds the tax", "sends a reminder");

  private QuietSuite() {}

  static void write(CaseBook book, Moment at) {
    NAMES.forEach(name -> book.pass("com.example.billing.InvoiceTest", name, at.about(25)));
  }
}
