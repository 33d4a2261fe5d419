package city.belfry.domain.post;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for what people paste: what can only be a slip is repaired, what may mean something
 * else is refused, and everything else stays as it was typed. Repairing twice changes nothing.
 *
 * <p>Repaired: line ends of any system; spaces that only look like one; characters that nobody
 * sees; quotes and dashes of Windows that were read as control characters; accents that stand alone
 * (Unicode NFC, in which platforms count); spaces at a line's end; empty lines at both ends and
 * more than one in between. Curly quotes, joiners and the wide space of Chinese are right as they
 * are.
 */
public final class Wording {
  private static final Pattern LINE_END = Pattern.compile("\r\n|[\r\u000B\f\u2028]");
  private static final Pattern PARAGRAPH_END = Pattern.compile("\u2029");

  /** No-break, typographic and tabulator spaces; not the ideographic one. */
  private static final Pattern SPACE_LIKE =
      Pattern.compile("[\t\u00A0\u1680\u2000-\u200A\u202F\u205F]");

  /** Soft hyphen, zero-width space, word joiner and its old form; not the joiners of scripts. */
  private static final Pattern UNSEEN = Pattern.compile("[\u00AD\u200B\u2060\uFEFF]");

  private static final Pattern WINDOWS = Pattern.compile("[\u0080-\u009F]");
  private static final Charset CODE_PAGE = Charset.forName("windows-1252");
  private static final Pattern LINE_SPACE = Pattern.compile(" +(?=\n|$)");
  private static final Pattern ENDS = Pattern.compile("^[ \n]+|[ \n]+$");
  private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");

  private Wording() {}

  /** The text as it is kept. */
  public static String repaired(String text) {
    var plain = UNSEEN.matcher(windows(text)).replaceAll("");
    plain = Normalizer.normalize(plain, Normalizer.Form.NFC);
    plain = LINE_END.matcher(plain).replaceAll("\n");
    plain = PARAGRAPH_END.matcher(plain).replaceAll("\n\n");
    plain = SPACE_LIKE.matcher(plain).replaceAll(" ");
    plain = LINE_SPACE.matcher(plain).replaceAll("");
    plain = ENDS.matcher(plain).replaceAll("");
    return EMPTY_LINES.matcher(plain).replaceAll("\n\n");
  }

  /** What the code page of Windows has at a place where Unicode has a control character. */
  private static String windows(String text) {
    return WINDOWS
        .matcher(text)
        .replaceAll(found -> {
          var meant = new String(new byte[] {(byte) found.group().charAt(0)}, CODE_PAGE);
          return meant.equals("\uFFFD") ? found.group() : meant;
        });
  }

  /** Why a character cannot be kept; empty where it can. */
  public static Optional<Refusal> refusal(int character) {
    return Optional.ofNullable(
        switch (Character.getType(character)) {
          case Character.SURROGATE -> Refusal.HALF;
          case Character.CONTROL -> character == '\n' ? null : Refusal.CONTROL;
          case Character.PRIVATE_USE -> Refusal.UNKNOWN;
          default -> other(character);
        });
  }

  private static @Nullable Refusal other(int character) {
    return switch (character) {
      case 0xFFFD -> Refusal.LOST;
      case 0x202A, 0x202B, 0x202C, 0x202D, 0x202E -> Refusal.TURNED;
      default -> (character & 0xFFFE) == 0xFFFE ? Refusal.UNKNOWN : null;
    };
  }

  /** Why a character cannot be kept. */
  public enum Refusal {
    HALF("half-a-character", "half of a pair (an unpaired surrogate)", "type the character again"),
    CONTROL(
        "control-character",
        "a control character",
        "take it away; paragraphs are parted by line breaks"),
    UNKNOWN(
        "unknown-character",
        "none that others could read (private use)",
        "take it away, or write it in words"),
    LOST(
        "lost-character",
        "the sign for a character that was lost on the way here",
        "type the character again"),
    TURNED(
        "turned-text",
        "a mark that turns the direction of what follows",
        "take it away; right-to-left words need none");

    private final String code;
    private final String what;
    private final String help;

    Refusal(String code, String what, String help) {
      this.code = code;
      this.what = what;
      this.help = help;
    }

    /** Stable. */
    public String code() {
      return code;
    }

    public String what() {
      return what;
    }

    public String help() {
      return help;
    }
  }
}
