package io.argus.cli;

/** What an exit code of ours means. A wrapped command's own goes through as it is. */
public final class ExitCode {

  public static final int OK = 0;

  /** The gate is shut, or a file is not valid. */
  public static final int FAILED = 1;

  /** The command line or argus.yaml can't be understood. */
  public static final int USAGE = 2;

  /** Argus could not do it: record (strict only), export, or answer. */
  public static final int UNAVAILABLE = 70;

  private ExitCode() {}
}
