package city.belfry.platform.wire;

import city.belfry.platform.Attempt;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;

/** How what was sent and what a platform gives back are compared. */
public final class Echo {
  /** By how much a platform's clock may be behind ours. */
  private static final Duration CLOCK_ERROR = Duration.ofSeconds(2);

  private Echo() {}

  /** What was placed before this is none of an attempt's. */
  public static Instant since(Attempt attempt) {
    return attempt.claimAt().minus(CLOCK_ERROR);
  }

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
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
