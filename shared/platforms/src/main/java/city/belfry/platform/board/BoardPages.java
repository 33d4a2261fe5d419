package city.belfry.platform.board;

import city.belfry.domain.channel.Heartbeat;
import city.belfry.domain.city.City;
import city.belfry.domain.language.Language;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;
import city.belfry.domain.message.Words;
import city.belfry.platform.Pages;
import city.belfry.usecase.heartbeat.ReadHeartbeat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A post's files: a page per language at {@code p/POST/TAG.html}, and {@code p/POST/index.html}, a
 * copy of the first. Writing again with the same words writes the same bytes. Beside them {@code
 * status.html}, which tells everybody of the heartbeats. Safe for threads.
 */
public final class BoardPages {
  private static final String HTML = "text/html; charset=utf-8";

  private final Pages pages;
  private final BoardPage page;
  private final StatusPage status;
  private final City city;

  public BoardPages(Pages pages, City city) {
    this.pages = pages;
    this.city = city;
    this.page = new BoardPage(city);
    this.status = new StatusPage(city);
  }

  /**
   * Writes all pages of a message; throws what the object store throws, and may then have written
   * some.
   */
  public void write(Message message, Variant variant, Instant announced, PageMark mark) {
    var words = message.words(variant);
    for (var part : words.parts()) {
      put(
          key(message, part.language().tag()),
          page.render(words, part, message.picture(), announced, mark));
    }
    var first = words.parts().getFirst();
    put(index(message), page.render(words, first, message.picture(), announced, mark));
  }

  /** Writes the status page; where no heartbeat ever came there is nothing to say. */
  public void writeStatus(ReadHeartbeat.Result told) {
    told.last().ifPresent(last -> put("status.html", status.render(told, last)));
  }

  /** Whether every page of the message is there, with whatever words. */
  boolean exist(Message message) {
    return message.onTime().parts().stream()
            .map(Words.Part::language)
            .allMatch(language -> pages.exists(key(message, language.tag())))
        && pages.exists(index(message));
  }

  URI address(Message message, Language language) {
    return city.board().resolve(key(message, language.tag()));
  }

  private void put(String key, String html) {
    pages.put(key, HTML, html.getBytes(StandardCharsets.UTF_8));
  }

  private static String index(Message message) {
    return folder(message) + "index.html";
  }

  private static String key(Message message, String tag) {
    return folder(message) + tag + ".html";
  }

  /** What the city shows its residents begins with p/; a heartbeat is not for them. */
  private static String folder(Message message) {
    var delivery = message.delivery();
    return (Heartbeat.isOn(delivery.channel()) ? "heartbeat/" : "p/") + delivery.post() + "/";
  }
}
