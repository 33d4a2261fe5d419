package city.belfry.platform.mastodon;

import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Words;
import city.belfry.platform.Ruler;
import city.belfry.platform.text.Graphemes;
import com.twitter.twittertext.Extractor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Counts graphemes, any link as 23, and of a mention not the server's name. Links need their
 * scheme; what follows it is judged by the library from whose family Mastodon's own is, so a host
 * under no known top-level domain is counted letter by letter, as the larger of what it may be.
 *
 * @see <a href="https://docs.joinmastodon.org/user/posting/#text">Posting to your profile</a>
 */
public final class MastodonRuler implements Ruler {
  /** The most in a status, unless the server says otherwise. */
  public static final int CHARACTERS = 500;

  /** As how many a link counts, unless the server says otherwise. */
  public static final int PER_LINK = 23;

  private static final Extractor LINKS = links();

  /**
   * What stands between white space and has a scheme; the white space decides what may be a link.
   */
  private static final Pattern LINKED = Pattern.compile("(?:^|[ \\n])[^ \\n]*://[^ \\n]*");

  /** {@code @name@server}: the first group is what counts. */
  private static final Pattern MENTION =
      Pattern.compile(
          "(?<![=/\\p{L}\\p{N}_])(@[A-Za-z0-9_]++(?:[.-]++[A-Za-z0-9_]++)*+)"
              + "@[\\p{L}\\p{N}_]++(?:[.-]++[\\p{L}\\p{N}_]++)*");

  private final int characters;
  private final int perLink;

  public MastodonRuler() {
    this(CHARACTERS, PER_LINK);
  }

  /**
   * @param characters the most in a status
   * @param perLink as how many a link counts
   */
  public MastodonRuler(int characters, int perLink) {
    this.characters = characters;
    this.perLink = perLink;
  }

  private static Extractor links() {
    var extractor = new Extractor();
    extractor.setExtractURLWithoutProtocol(false);
    return extractor;
  }

  /** A stretch of text that counts otherwise than by its graphemes, and fits whole or not. */
  private record Special(int start, int end, int units) {
    boolean overlaps(Special other) {
      return start < other.end && other.start < end;
    }
  }

  @Override
  public Ruling measure(Words words) {
    var text = words.text();
    return new Ruling(
        List.of(measure(text)),
        text.isBlank()
            ? List.of(
                MastodonReason.EMPTY.objection(
                    "There is no text.", "Write what residents should know."))
            : List.of());
  }

  private Measure measure(String text) {
    var count = 0;
    var fitting = -1;
    var from = 0;
    for (var special : specials(text)) {
      var plain = text.substring(from, special.start);
      var before = count;
      count += Graphemes.count(plain);
      if (fitting < 0 && count > characters) {
        fitting = from + Graphemes.fitting(plain, characters - before);
      }
      count += special.units;
      if (fitting < 0 && count > characters) {
        fitting = special.start;
      }
      from = special.end;
    }
    var fits = fitting < 0 ? text.length() : fitting;
    return new Measure("Mastodon characters", "text", count, characters, fits);
  }

  /** In their order, and an empty one at the end. */
  private List<Special> specials(String text) {
    var all = new ArrayList<Special>();
    // The library looks for links at every character, also where there can be none.
    LINKED
        .matcher(text)
        .results()
        .forEach(stretch -> {
          for (var link : LINKS.extractURLsWithIndices(stretch.group())) {
            var from = stretch.start();
            all.add(new Special(from + link.getStart(), from + link.getEnd(), perLink));
          }
        });
    var links = List.copyOf(all);
    MENTION
        .matcher(text)
        .results()
        .map(found -> new Special(found.start(), found.end(), found.group(1).length()))
        .filter(mention -> links.stream().noneMatch(mention::overlaps))
        .forEach(all::add);
    all.sort(Comparator.comparingInt(Special::start));
    all.add(new Special(text.length(), text.length(), 0));
    return all;
  }

  /** Mentions without their servers: the form in which a server shows them. */
  static String withoutServers(String text) {
    return MENTION.matcher(text).replaceAll("$1");
  }
}
