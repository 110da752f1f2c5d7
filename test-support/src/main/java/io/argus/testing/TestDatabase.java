package io.argus.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The test database and the passwords of its roles {@code argus}, {@code argus_report}, {@code
 * argus_reader}.
 */
public record TestDatabase(String jdbcUrl, Map<String, String> passwords) {

  private static final String URL = "url";

  public TestDatabase {
    passwords = Map.copyOf(passwords);
  }

  /** Access with one of the roles. */
  public DatabaseAccess as(String role) {
    String password = passwords.get(role);
    if (password == null) {
      throw new IllegalArgumentException(
          "No role " + role + "; there are " + passwords.keySet() + ".");
    }
    return new DatabaseAccess(jdbcUrl, role, password);
  }

  Map<String, String> asMap() {
    Map<String, String> map = new HashMap<>(passwords);
    map.put(URL, jdbcUrl);
    return map;
  }

  static TestDatabase fromMap(Map<String, String> map) {
    Map<String, String> passwords = new HashMap<>(map);
    String url = Objects.requireNonNull(passwords.remove(URL));
    return new TestDatabase(url, passwords);
  }
}
