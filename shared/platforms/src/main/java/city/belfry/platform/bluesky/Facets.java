package city.belfry.platform.bluesky;

import city.belfry.platform.text.Graphemes;
import city.belfry.platform.text.WebAddresses;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Links and hashtags: Bluesky finds none by itself, and counts their places in UTF-8 bytes. A
 * server stores whatever places it is told, so they must be right here.
 *
 * @see <a href="https://docs.bsky.app/docs/advanced-guides/post-richtext">Links and rich text</a>
 */
final class Facets {
  /** A word of letters, not of digits and punctuation alone; it does not end in punctuation. */
  private static final Pattern TAG =
      Pattern.compile("(?<!\\S)[#＃](?<name>[^\\s#＃]*[^\\s\\d\\p{P}][^\\s#＃]*)");

  private static final Pattern PUNCTUATION_AT_END = Pattern.compile("\\p{P}+$");
  private static final int LONGEST_TAG = 64;

  private Facets() {}

  private record Found(int start, int end, ObjectNode feature) {}

  /** In the order of their places. */
  static List<ObjectNode> of(String text) {
    var all = new ArrayList<Found>();
    WebAddresses.in(text)
        .forEach(link ->
            all.add(new Found(link.start(), link.end(), feature("link", "uri", link.group()))));
    TAG.matcher(text)
        .results()
        .forEach(tag -> {
          var name = PUNCTUATION_AT_END.matcher(tag.group("name")).replaceFirst("");
          if (Graphemes.count(name) <= LONGEST_TAG) {
            var end = tag.start("name") + name.length();
            all.add(new Found(tag.start(), end, feature("tag", "tag", name)));
          }
        });
    return all.stream()
        .sorted(Comparator.comparingInt(Found::start))
        .map(found -> facet(text, found))
        .toList();
  }

  private static ObjectNode feature(String kind, String field, String value) {
    return Json.newObject().put("$type", "app.bsky.richtext.facet#" + kind).put(field, value);
  }

  private static ObjectNode facet(String text, Found found) {
    var facet = Json.newObject();
    facet
        .putObject("index")
        .put("byteStart", bytes(text.substring(0, found.start())))
        .put("byteEnd", bytes(text.substring(0, found.end())));
    facet.putArray("features").add(found.feature());
    return facet;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
