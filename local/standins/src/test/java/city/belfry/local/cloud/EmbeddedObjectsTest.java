package city.belfry.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class EmbeddedObjectsTest {
  private static final String BUCKET = "belfry-board";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir private Path parent;

  @Test
  void givesBackWhatWasPutAlsoAfterARestart() throws IOException {
    start()
        .putObject(
            put ->
                put.bucket(BUCKET)
                    .key("posts/1/zh-Hans.html")
                    .contentType("text/html; charset=utf-8")
                    .cacheControl("no-cache")
                    .contentLanguage("zh-Hans")
                    .metadata(Map.of("revision", "2")),
            RequestBody.fromString("<p>道路封闭</p>"));

    var page = start().getObjectAsBytes(get -> get.bucket(BUCKET).key("posts/1/zh-Hans.html"));

    assertThat(page.asUtf8String()).isEqualTo("<p>道路封闭</p>");
    assertThat(page.response().contentType()).isEqualTo("text/html; charset=utf-8");
    assertThat(page.response().cacheControl()).isEqualTo("no-cache");
    assertThat(page.response().contentLanguage()).isEqualTo("zh-Hans");
    assertThat(page.response().contentLength()).isEqualTo(19);
    assertThat(page.response().metadata()).containsExactly(Map.entry("revision", "2"));
    assertThat(page.response().lastModified()).isEqualTo(NOW);
  }

  @Test
  void tellsOfAnObjectWithoutItsBytes() throws IOException {
    var objects = start();
    var put = put(objects, "a", "words");
    var head = objects.headObject(ask -> ask.bucket(BUCKET).key("a"));

    assertThat(head.contentLength()).isEqualTo(5);
    assertThat(head.contentType()).isEqualTo("application/octet-stream");
    assertThat(head.eTag()).isEqualTo(put);
  }

  @Test
  void saysWhichKeysDoNotExist() throws IOException {
    var objects = start();
    put(objects, "a", "words");
    objects.deleteObject(delete -> delete.bucket(BUCKET).key("a"));
    objects.deleteObject(delete -> delete.bucket(BUCKET).key("never"));

    for (var store : List.of(objects, start())) {
      assertThatThrownBy(() -> store.getObjectAsBytes(get -> get.bucket(BUCKET).key("a")))
          .isInstanceOfSatisfying(
              NoSuchKeyException.class, missing -> assertThat(missing.statusCode()).isEqualTo(404));
      assertThatThrownBy(() -> store.headObject(head -> head.bucket(BUCKET).key("a")))
          .isInstanceOf(NoSuchKeyException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../escaped",
        "../../nowhere/escaped",
        "/nowhere/escaped",
        "a/../../escaped",
        "..\\escaped",
        ".",
        "a//b",
        "a/",
        "nul\0byte",
      })
  void keepsEveryKeyInsideItsFolder(String key) throws IOException {
    put(start(), key, "words");

    assertThat(start().getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String())
        .isEqualTo("words");
    try (var entries = Files.list(parent)) {
      assertThat(entries).containsExactly(folder());
    }
    try (var entries = Files.list(folder())) {
      assertThat(entries)
          .singleElement()
          .satisfies(
              file -> assertThat(file.getFileName().toString()).matches("[0-9a-f]{64}\\.object"));
    }
  }

  @Test
  void keepsBucketsApart() throws IOException {
    var objects = start();
    objects.putObject(put -> put.bucket("one").key("a"), RequestBody.fromString("1"));
    objects.putObject(put -> put.bucket("two").key("a"), RequestBody.fromString("2"));

    assertThat(start().getObjectAsBytes(get -> get.bucket("one").key("a")).asUtf8String())
        .isEqualTo("1");
  }

  @Test
  void listsByPrefixPageByPage() throws IOException {
    var objects = start();
    for (var key : List.of("posts/3", "posts/1", "other", "posts/2", "posts")) {
      put(objects, key, key);
    }

    var first = objects.listObjectsV2(list -> list.bucket(BUCKET).prefix("posts/").maxKeys(2));
    assertThat(first.contents()).extracting(S3Object::key).containsExactly("posts/1", "posts/2");
    assertThat(first.isTruncated()).isTrue();
    var pages =
        objects.listObjectsV2Paginator(list -> list.bucket(BUCKET).prefix("posts/").maxKeys(2));
    assertThat(pages.contents())
        .extracting(S3Object::key)
        .containsExactly("posts/1", "posts/2", "posts/3");
  }

  @Test
  void writesOnceWhereAsked() throws IOException {
    var objects = start();
    put(objects, "a", "first");

    assertThatThrownBy(() ->
            objects.putObject(
                put -> put.bucket(BUCKET).key("a").ifNoneMatch("*"),
                RequestBody.fromString("second")))
        .isInstanceOfSatisfying(
            S3Exception.class, refused -> assertThat(refused.statusCode()).isEqualTo(412));
    assertThat(objects.getObjectAsBytes(get -> get.bucket(BUCKET).key("a")).asUtf8String())
        .isEqualTo("first");
  }

  @Test
  void refusesAKeyThatIsTooLong() throws IOException {
    var objects = start();

    assertThatThrownBy(() -> put(objects, "鐘".repeat(342), "words"))
        .isInstanceOf(S3Exception.class)
        .hasMessageContaining("KeyTooLongError");
  }

  @Test
  void worksInMemory() throws IOException {
    var objects = EmbeddedObjects.start(Optional.empty(), new SettableClock(NOW));
    put(objects, "a", "words");

    assertThat(objects.getObjectAsBytes(get -> get.bucket(BUCKET).key("a")).asUtf8String())
        .isEqualTo("words");
    assertThat(parent).isEmptyDirectory();
  }

  private Path folder() {
    return parent.resolve("objects");
  }

  private EmbeddedObjects start() throws IOException {
    return EmbeddedObjects.start(Optional.of(folder()), new SettableClock(NOW));
  }

  private static String put(EmbeddedObjects objects, String key, String words) {
    return objects
        .putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(words))
        .eTag();
  }
}
