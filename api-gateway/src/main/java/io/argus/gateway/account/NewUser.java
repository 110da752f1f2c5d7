package io.argus.gateway.account;

/**
 * A user to be made, checked.
 *
 * @param email in lower case
 */
record NewUser(String name, String email, String password, boolean admin) {

  /** Without the password. */
  @Override
  public String toString() {
    return "NewUser[" + email + "]";
  }
}
