package city.belfry.platform.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the web addresses that a text spells out, scheme included. */
public final class WebAddresses {
  /** ASCII only, so that a full-width stop or an ideograph ends the address before it. */
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[\\w\\-.~:/?#\\[\\]@!$&'()*+,;=%]*[\\w\\-~/#$&*+=%]");

  private WebAddresses() {}

  /** Where they stand, in order; without the punctuation of the sentence after them. */
  public static List<MatchResult> in(String text) {
    return ADDRESS.matcher(text).results().toList();
  }
}
