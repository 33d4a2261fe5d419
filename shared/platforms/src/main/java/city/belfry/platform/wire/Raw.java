package city.belfry.platform.wire;

import city.belfry.platform.Wire.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Answers as they may be kept and shown: short, and without any secret. Also tokens that nobody
 * told it of are masked, by the names under which platforms quote them.
 */
public record Raw(List<String> secrets) {
  /** In UTF-16 units. */
  private static final int MOST = 500;

  private static final int BRIEF = 160;
  private static final Pattern NAMED =
      Pattern.compile(
          "((?:access_token|appsecret_proof|input_token)[\"']?\\s*[=:]\\s*[\"']?)[^\"'&\\s,}]+");

  /** Longest first, so that a secret that contains another is masked whole. */
  public Raw {
    secrets =
        secrets.stream()
            .filter(secret -> !secret.isBlank())
            .flatMap(Raw::spellings)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  Raw(Collection<String> secrets) {
    this(List.copyOf(secrets));
  }

  private static Stream<String> spellings(String secret) {
    return Stream.of(
        secret,
        Percent.encode(secret),
        URLEncoder.encode(secret, StandardCharsets.UTF_8),
        secret.replace("/", "\\/"));
  }

  /** The reply, at most 500 characters of it. */
  public String of(Reply reply) {
    return switch (reply) {
      case Reply.Answer answer -> of("HTTP " + answer.status() + " " + answer.text());
      case Reply.NeverLeft(var why) -> of("never left: " + why);
      case Reply.NoAnswer(var why) -> of("no answer: " + why);
    };
  }

  public String of(String text) {
    return cut(masked(text), MOST);
  }

  /** A few words, on one line, for a {@code Reason}'s detail. */
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
    var end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }

  @Override
  public String toString() {
    return "Raw";
  }
}
