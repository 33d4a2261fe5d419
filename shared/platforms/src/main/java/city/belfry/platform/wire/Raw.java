package city.belfry.platform.wire;

import city.belfry.platform.Wire.Reply;
import java.util.Collection;
import java.util.List;

/** Answers as they may be kept and shown: secrets masked, at most 500 characters. */
public record Raw(List<String> secrets) {
  private static final int MOST = 500;

  public Raw {
    secrets = List.copyOf(secrets);
  }

  Raw(Collection<String> secrets) {
    this(List.copyOf(secrets));
  }

  public String of(Reply reply) {
    return switch (reply) {
      case Reply.Answer answer -> of("HTTP " + answer.status() + " " + answer.text());
      case Reply.NeverLeft(var why) -> of("never left: " + why);
      case Reply.NoAnswer(var why) -> of("no answer: " + why);
    };
  }

  public String of(String text) {
    var masked = text;
    for (var secret : secrets) {
      masked = masked.replace(secret, "***").replace(Percent.encode(secret), "***");
    }
    if (masked.length() <= MOST) {
      return masked;
    }
    var end = Character.isHighSurrogate(masked.charAt(MOST - 2)) ? MOST - 2 : MOST - 1;
    return masked.substring(0, end) + "…";
  }

  @Override
  public String toString() {
    return "Raw";
  }
}
