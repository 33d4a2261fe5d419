package city.belfry.platform.answer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes what a platform or the wire said fit for a receipt: short, and without any secret. Also
 * tokens that nobody told it of are masked, by the names under which platforms quote them.
 */
public record Masking(List<String> secrets) {
  /** The most of an answer that is kept, in UTF-16 units. */
  public static final int MOST = 500;

  private static final int BRIEF = 160;
  private static final Pattern NAMED =
      Pattern.compile(
          "((?:access_token|appsecret_proof|input_token)[\"']?\\s*[=:]\\s*[\"']?)[^\"'&\\s,}]+");

  /** Longest first, so that a secret that contains another is masked whole. */
  public Masking {
    secrets =
        secrets.stream()
            .filter(secret -> !secret.isBlank())
            .flatMap(Masking::spellings)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  public static Masking of(Collection<String> secrets) {
    return new Masking(List.copyOf(secrets));
  }

  private static Stream<String> spellings(String secret) {
    return Stream.of(
        secret, URLEncoder.encode(secret, StandardCharsets.UTF_8), secret.replace("/", "\\/"));
  }

  /** The answer as it is kept with an outcome. */
  public String raw(String text) {
    return cut(masked(text), MOST);
  }

  /** A few words of it, on one line, for a {@code Reason}'s detail. */
  public String brief(String text) {
    return cut(masked(text).replaceAll("\\s+", " ").strip(), BRIEF);
  }

  private String masked(String text) {
    var all = text;
    for (var secret : secrets) {
      all = all.replace(secret, "***");
    }
    return NAMED.matcher(all).replaceAll("$1***");
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }
}
