package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/** A picture's way: taken, named by a post, shown to residents. */
class PictureTest {
  private static final Instant DUE = TestTown.START.plus(Duration.ofMinutes(10));
  private static final Ask PICTURE = Ask.of("picture/post-picture");

  private final TestTown town = TestTown.open();

  @AfterEach
  void close() {
    town.close();
  }

  private String taken() {
    var said = town.ask(PICTURE);
    assertThat(said.status()).isEqualTo(201);
    return said.id();
  }

  private static Consumer<ObjectNode> showing(String id) {
    return body -> {
      var picture = body.putObject("picture").put("id", id);
      picture
          .putObject("alt")
          .put("en", "A map of the detour")
          .put("es", "Mapa del desvío")
          .put("zh-Hans", "绕行路线图")
          .put("zh-Hant", "繞行路線圖");
    };
  }

  private static Ask parade(String id) {
    return Ask.of("post-marathon-closure").due(DUE).but(showing(id));
  }

  @Test
  void isTakenOnceWhateverItIsCalled() {
    var first = town.ask(PICTURE.header("content-type", "text/html"));
    assertThat(first.body().path("width").asInt()).isEqualTo(48);
    assertThat(first.body().path("height").asInt()).isEqualTo(32);
    assertThat(first.text("type")).isEqualTo("image/jpeg");
    assertThat(first.text("url")).endsWith("/pictures/" + first.id() + ".jpg");
    assertThat(taken()).isEqualTo(first.id());
  }

  @Test
  void residentsSeeItWithItsDescription() {
    var id = taken();
    var post = town.accept(parade(id));
    town.until(DUE.plusSeconds(60));

    for (var receipt : town.receipts(post).body().path("receipts")) {
      assertThat(receipt.path("state").asText()).as("%s", receipt).isEqualTo("delivered");
    }
    var page = page("p/" + post + "/zh-Hans.html");
    assertThat(page)
        .contains("src=\"../../pictures/" + id + ".jpg\"", "alt=\"绕行路线图\"", "width=\"48\"");
    assertThat(page("pictures/" + id + ".jpg")).startsWith("\u00ff\u00d8");
    var got = town.ask(Ask.of("get-post").post(post)).body();
    assertThat(got.at("/picture/id").asText()).isEqualTo(id);
    assertThat(got.at("/picture/alt/en").asText()).isEqualTo("A map of the detour");
  }

  private String page(String key) {
    var bucket = town.town.wiring().buckets().getFirst();
    var object =
        town.town
            .cloud()
            .client(S3Client.class)
            .getObjectAsBytes(r -> r.bucket(bucket).key(key))
            .asByteArray();
    return new String(
        object, key.endsWith(".html") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  @Test
  void anEditKeepsItAndMayDescribeItOtherwise() {
    var post = town.accept(parade(taken()));
    var etag = town.ask(Ask.of("get-post").post(post)).header("etag").orElseThrow();
    var edit = Ask.of("put-post").post(post).header("if-match", etag);

    var without = town.ask(edit.raw(parade("x").but(b -> b.remove("picture")).body().toString()));
    assertThat(without.status()).isEqualTo(422);
    assertThat(without.codes()).containsExactly("other-picture");
    var otherwise =
        parade(taken()).but(b -> ((ObjectNode) b.at("/picture/alt")).put("en", "Another sentence"));
    assertThat(town.ask(edit.raw(otherwise.body().toString())).status()).isEqualTo(200);
  }

  @Test
  void aPostCannotNameWhatWasNeverTaken() {
    for (var id : new String[] {"f".repeat(64), "../../etc/passwd", ""}) {
      var said = town.ask(parade(id));
      assertThat(said.status()).isEqualTo(422);
      assertThat(said.pointers()).contains("/picture/id");
    }
  }

  @Test
  void refusesWhatIsNoPictureAndKeepsNothing() {
    var before = town.stored();
    var said = town.ask(PICTURE.bytes("<svg/>".getBytes(StandardCharsets.UTF_8)));
    assertThat(said.status()).isEqualTo(422);
    assertThat(said.codes()).containsExactly("not-a-picture");
    assertThat(town.stored()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {4_400_001, 5_000_000})
  void refusesWhatIsTooLarge(int bytes) {
    var file = new byte[bytes];
    Arrays.fill(file, (byte) 0xFF);
    assertThat(town.ask(PICTURE.bytes(file)).status()).isEqualTo(413);
  }

  @Test
  void isForWriters() {
    var reader = PICTURE.claims(claims -> claims.put("roles", "[]"));
    assertThat(town.ask(reader).status()).isEqualTo(403);
  }
}
