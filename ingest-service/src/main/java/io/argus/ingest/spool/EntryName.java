package io.argus.ingest.spool;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of archive entries: shown, never opened, so that a path leads nowhere. */
final class EntryName {

  private static final int LONGEST = 1_000;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");
  private static final Pattern ARCHIVE = Pattern.compile(".*\\.(zip|tar|tgz|tar\\.gz)");

  private EntryName() {}

  static String of(String archive, String path) {
    String inner = path.startsWith("./") ? path.substring(2) : path;
    String name = UNPRINTABLE.matcher(archive + "/" + inner).replaceAll("\uFFFD");
    int end = Math.min(name.length(), LONGEST);
    return name.substring(
        0, end < name.length() && Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end);
  }

  /** What macOS adds to the archives it makes. */
  static boolean isJunk(String path) {
    return path.startsWith("__MACOSX/")
        || path.equals(".DS_Store")
        || path.endsWith("/.DS_Store")
        || path.startsWith("._")
        || path.contains("/._");
  }

  /** Many things are zips inside: jars, office documents. An archive of reports is called one. */
  static boolean isArchive(String name) {
    return ARCHIVE.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}
