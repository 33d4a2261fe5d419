package city.belfry.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.domain.delivery.DeliveryState;
import city.belfry.local.backup.Backup;
import city.belfry.local.backup.BackupFile;
import city.belfry.runtime.SystemIds;
import city.belfry.stage.StagePost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table is lost, and put back from a backup that is older than what went out since. */
class RestoreTest {
  private static final Instant DUE = TestTown.START.plus(Duration.ofMinutes(10)).minusMillis(500);

  @TempDir Path folder;
  private final TestTown town = TestTown.open();
  private Path file = Path.of("");
  private String table = "";

  @BeforeEach
  void name() {
    file = folder.resolve("backup.jsonl");
    table = town.town.wiring().tables().getFirst().name();
  }

  @AfterEach
  void close() {
    town.close();
  }

  private DynamoDbClient client() {
    return town.town.cloud().client(DynamoDbClient.class);
  }

  private Backup backup() {
    return new Backup(client(), table);
  }

  private void lose() {
    client()
        .scanPaginator(scan -> scan.tableName(table))
        .items()
        .forEach(item ->
            client()
                .deleteItem(delete ->
                    delete
                        .tableName(table)
                        .key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))));
  }

  private int restore() throws IOException {
    return backup().restore(List.of(file), town.clock, new SystemIds(town.clock));
  }

  private String accept(Instant due, String... channels) {
    return town.accept(
        Ask.of("post-boil-water")
            .header("idempotency-key", due.toString())
            .due(due)
            .channels(channels));
  }

  private DeliveryState state(String post, String channel) {
    return town.deliveries(post).stream()
        .filter(d -> d.id().channel().equals(channel))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private List<StagePost> out() {
    return List.of("x", "facebook", "sample").stream()
        .flatMap(platform -> town.posts(platform).stream())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 540})
  void sendsNothingAgain(int secondsAfterAccept) throws IOException {
    town.sample("blind");
    var post = accept(DUE, "x-city-en", "facebook-city", "board-city", "sample-blind");
    var later = accept(DUE.plus(Duration.ofHours(3)), "x-city-en");
    town.until(TestTown.START.plusSeconds(secondsAfterAccept));
    var written = backup().export(file);
    town.until(DUE.plusSeconds(60));
    assertThat(state(post, "x-city-en")).isEqualTo(DeliveryState.DELIVERED);
    var before = out().size();

    lose();
    town.clock.advance(Duration.ofHours(1));
    assertThat(restore()).isGreaterThanOrEqualTo(written);
    town.run(Duration.ofMinutes(20));

    assertThat(out()).hasSize(before);
    assertThat(state(post, "x-city-en")).isEqualTo(DeliveryState.DELIVERED);
    assertThat(state(post, "facebook-city")).isEqualTo(DeliveryState.DELIVERED);
    for (var channel : List.of("board-city", "sample-blind")) {
      var receipt = town.receipts(post).of(channel);
      assertThat(receipt.path("state").asText()).as(channel).isEqualTo("parked");
      assertThat(receipt.at("/reason/code").asText()).isEqualTo("review-after-restore");
    }
    town.until(DUE.plus(Duration.ofHours(3)).plusSeconds(5));
    assertThat(state(later, "x-city-en")).isEqualTo(DeliveryState.DELIVERED);
    assertThat(out()).hasSize(before + 1);
    assertThat(town.complaints()).isEmpty();
  }

  @Test
  void whatMayStillGoOutWaitsForAPerson() throws IOException {
    town.sample("blind");
    var post = accept(DUE, "sample-blind");
    backup().export(file);
    lose();
    town.clock.set(DUE.plusSeconds(30));
    restore();
    town.run(Duration.ofMinutes(2));

    assertThat(state(post, "sample-blind")).isEqualTo(DeliveryState.PARKED);
    assertThat(out()).isEmpty();
  }

  @Test
  void tellsNobodyASecondTime() throws IOException {
    accept(DUE, "x-city-en");
    town.until(DUE.plusSeconds(60));
    backup().export(file);
    var told = town.events("delivery.settled").size();
    assertThat(told).isPositive();
    lose();
    restore();
    town.run(Duration.ofMinutes(2));

    assertThat(town.events("delivery.settled")).hasSize(told);
    assertThat(town.events("post.settled")).hasSize(1);
  }

  @Test
  void wantsAnEmptyTable() throws IOException {
    accept(DUE, "x-city-en");
    backup().export(file);
    assertThatThrownBy(this::restore)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("is not empty");
  }

  @Test
  void aBackupIsItsOwnersAndNeverWrittenOver() throws IOException {
    backup().export(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> backup().export(file)).isInstanceOf(IOException.class);
  }

  @Test
  void namesTheLineThatIsNoItem() throws IOException {
    Files.writeString(
        file, "{\"Item\":{\"pk\":{\"S\":\"CITY\"},\"sk\":{\"S\":\"HOLD\"}}}\nhello\n");
    assertThatThrownBy(() -> BackupFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("line 2 of " + file + " is no item");
    Files.writeString(file, "{\"a\":1}\n");
    assertThatThrownBy(() -> BackupFile.read(file)).hasMessageContaining("line 1");
  }
}
