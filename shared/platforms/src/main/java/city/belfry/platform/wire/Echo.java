package city.belfry.platform.wire;

import java.text.Normalizer;

/** Words in the form in which what was sent and what a platform gives back are compared. */
public final class Echo {
  private Echo() {}

  /** Composed, without invisible spaces, every run of white space as one space. */
  public static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("[\\u200B\\uFEFF]", "")
        .replaceAll("(?U)\\s+", " ")
        .strip();
  }

  /** Undoes the escaping of markup that some platforms apply to what they give back. */
  public static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
