package io.argus.acceptance;

/** The stack under test: started once, stopped when the tests end. */
final class Stack {

  static Stack running() {
    throw new UnsupportedOperationException();
  }

  String url() {
    throw new UnsupportedOperationException();
  }

  String url(String part) {
    throw new UnsupportedOperationException();
  }

  String adminToken() {
    throw new UnsupportedOperationException();
  }
}
