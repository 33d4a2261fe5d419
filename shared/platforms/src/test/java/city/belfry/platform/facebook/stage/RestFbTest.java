package city.belfry.platform.facebook.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.platform.kit.APicture;
import city.belfry.stage.Stage;
import city.belfry.stage.StagePost;
import city.belfry.stage.StageServer;
import city.belfry.time.SettableClock;
import com.restfb.BinaryAttachment;
import com.restfb.DefaultFacebookClient;
import com.restfb.DefaultJsonMapper;
import com.restfb.DefaultWebRequestor;
import com.restfb.FacebookEndpoints;
import com.restfb.Parameter;
import com.restfb.Version;
import com.restfb.exception.FacebookGraphException;
import com.restfb.exception.FacebookOAuthException;
import com.restfb.types.FacebookType;
import com.restfb.types.Post;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stage's dialect, judged by a Graph API client that nobody here wrote. */
class RestFbTest {
  private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final FacebookStage stage = new FacebookStage(clock);
  private final StageServer server;

  RestFbTest() throws IOException {
    server = StageServer.start(new Stage(List.of(stage), clock, ZoneOffset.UTC), 0);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private DefaultFacebookClient client(String token, @Nullable String secret) {
    var client =
        new DefaultFacebookClient(
            token, secret, new DefaultWebRequestor(), new DefaultJsonMapper(), Version.LATEST);
    var base = server.address().resolve("facebook/").toString();
    client.setFacebookEndpointUrls(
        new FacebookEndpoints() {
          @Override
          public String getGraphEndpoint() {
            return base.substring(0, base.length() - 1);
          }
        });
    return client;
  }

  private static String publish(DefaultFacebookClient client, String message) {
    return client
        .publish("77/feed", FacebookType.class, Parameter.with("message", message))
        .getId();
  }

  @Test
  void publishesReadsBackAndDeletes() {
    var client = client("stage-city", "stage-secret");
    var id = publish(client, "Main St is closed. 主街封闭 🚧");

    var posts =
        client.fetchConnection(
            "77/published_posts",
            Post.class,
            Parameter.with("fields", "id,message,created_time,permalink_url"));
    assertThat(posts.getData())
        .singleElement()
        .satisfies(post -> {
          assertThat(post.getId()).isEqualTo(id).startsWith("77_");
          assertThat(post.getMessage()).isEqualTo("Main St is closed. 主街封闭 🚧");
          assertThat(post.getCreatedTime()).isEqualTo(NOW);
          assertThat(post.getPermalinkUrl())
              .startsWith(server.address().resolve("facebook/").toString());
        });

    assertThat(client.deleteObject(id)).isTrue();
    assertThat(stage.posts()).allMatch(StagePost::retracted);
  }

  @Test
  void walksFromPageToPageOfPosts() {
    var client = client("stage-city", null);
    for (var i = 1; i <= 5; i++) {
      publish(client, "Notice " + i);
      clock.advance(Duration.ofSeconds(1));
    }
    var first =
        client.fetchConnection("77/published_posts", Post.class, Parameter.with("limit", 2));
    assertThat(first.hasNext()).isTrue();
    // RestFB makes every "next" address https, whatever Facebook wrote.
    var next = first.getNextPageUrl().replace("https://", "http://");
    var second = client.fetchConnectionPage(next, Post.class);
    assertThat(second.getData())
        .extracting(Post::getMessage)
        .containsExactly("Notice 3", "Notice 2");
  }

  @Test
  void uploadsAPictureAndShowsItWithAPost() {
    var client = client("stage-city", "stage-secret");
    var photo =
        client.publish(
            "77/photos",
            FacebookType.class,
            BinaryAttachment.with("source", "detour.jpg", APicture.bytes(), "image/jpeg"),
            Parameter.with("published", false),
            Parameter.with("alt_text_custom", "主街绕行图 & map"));
    assertThat(stage.posts()).isEmpty();

    client.publish(
        "77/feed",
        FacebookType.class,
        Parameter.with("message", "Main St is closed."),
        Parameter.with("attached_media", List.of(Map.of("media_fbid", photo.getId()))));

    var picture = Objects.requireNonNull(stage.posts().getFirst().picture());
    assertThat(picture.bytes()).isEqualTo(APicture.bytes());
    assertThat(picture.alt()).isEqualTo("主街绕行图 & map");
  }

  @Test
  void refusesWhatIsNoPicture() {
    var text = BinaryAttachment.with("source", "a.jpg", new byte[] {1, 2, 3}, "image/jpeg");
    var client = client("stage-city", null);
    assertThatThrownBy(() ->
            client.publish(
                "77/photos", FacebookType.class, text, Parameter.with("published", false)))
        .isInstanceOfSatisfying(
            FacebookGraphException.class,
            refused -> assertThat(refused.getErrorSubcode()).isEqualTo(1366046));
  }

  @Test
  void refusesTheSameWordsForHalfAnHour() {
    var client = client("stage-city", null);
    publish(client, "Main St is closed.");

    assertThatThrownBy(() -> publish(client, "Main St is closed."))
        .isInstanceOfSatisfying(
            FacebookOAuthException.class,
            refused -> assertThat(refused.getErrorCode()).isEqualTo(506));
    clock.advance(Duration.ofMinutes(30));
    assertThat(publish(client, "Main St is closed.")).startsWith("77_");
  }

  @Test
  void refusesTokensAsTheRealOneDoes() {
    assertRefused(client("expired-city", null), 190, 463);
    assertRefused(client("revoked-city", null), 190, 460);
    assertRefused(client("somebody", null), 190, null);
    assertThat(stage.posts()).isEmpty();
  }

  @Test
  void acceptsTheTokenInAHeader() {
    var client = client("stage-city", null);
    client.setHeaderAuthorization(true);
    assertThat(publish(client, "Main St is closed.")).startsWith("77_");
  }

  private static void assertRefused(
      DefaultFacebookClient client, int code, @Nullable Integer subcode) {
    assertThatThrownBy(() -> publish(client, "Main St is closed."))
        .isInstanceOfSatisfying(
            FacebookOAuthException.class,
            refused -> {
              assertThat(refused.getErrorCode()).isEqualTo(code);
              assertThat(refused.getErrorSubcode()).isEqualTo(subcode);
            });
  }
}
