package city.belfry.local.cloud;

import static city.belfry.local.cloud.ATable.item;
import static city.belfry.local.cloud.ATable.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.belfry.local.template.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

class EmbeddedDynamoTest {
  @Test
  void refusesAWriteWhoseConditionFailsAndTellsWhatIsThere() throws IOException {
    try (var dynamo = EmbeddedDynamo.start(Optional.empty())) {
      dynamo.create(ATable.table());
      put(dynamo, "POST#1");

      assertThatThrownBy(() -> put(dynamo, "POST#1"))
          .isInstanceOfSatisfying(
              ConditionalCheckFailedException.class,
              refused -> assertThat(refused.item()).containsEntry("PK", text("POST#1")));
    }
  }

  @Test
  void findsInTheSparseIndexOnlyWhatHasAWakeTime() throws IOException {
    try (var dynamo = EmbeddedDynamo.start(Optional.empty())) {
      dynamo.create(ATable.table());
      dynamo.client().putItem(put -> put.tableName(ATable.NAME).item(item("POST#asleep")));
      dynamo.client().putItem(put -> put.tableName(ATable.NAME).item(awake("POST#now", "10:00")));
      dynamo.client().putItem(put -> put.tableName(ATable.NAME).item(awake("POST#later", "11:00")));

      var due =
          dynamo
              .client()
              .query(query ->
                  query
                      .tableName(ATable.NAME)
                      .indexName("wake")
                      .keyConditionExpression("wakeShard = :shard AND wake <= :now")
                      .expressionAttributeValues(
                          Map.of(":shard", text("0"), ":now", text("10:30"))));

      assertThat(due.items())
          .extracting(found -> found.get("PK"))
          .containsExactly(text("POST#now"));
    }
  }

  @Test
  void keepsWhatItAnsweredWhenItsProcessIsKilled(@TempDir Path folder) throws Exception {
    var data = folder.resolve("data");
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                DynamoWriter.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var said = child.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.lines().anyMatch(DynamoWriter.WRITTEN::equals)).isTrue();
      assertThatThrownBy(() -> EmbeddedDynamo.start(Optional.of(data)))
          .isInstanceOf(IOException.class)
          .hasMessageEndingWith("is in use by another run");
    } finally {
      child.destroyForcibly().waitFor();
    }

    try (var dynamo = EmbeddedDynamo.start(Optional.of(data))) {
      dynamo.create(ATable.table());
      for (int i = 0; i < DynamoWriter.ITEMS; i++) {
        var key = item("POST#" + i);
        var found =
            dynamo
                .client()
                .getItem(get -> get.tableName(ATable.NAME).key(key).consistentRead(true));
        assertThat(found.hasItem()).as("item %s", i).isTrue();
      }
      assertThat(streamed(dynamo)).hasSize(DynamoWriter.ITEMS);
    }
  }

  @Test
  void saysThatAFolderIsInUse(@TempDir Path folder) throws IOException {
    try (var _ = EmbeddedDynamo.start(Optional.of(folder))) {
      assertThatThrownBy(() -> EmbeddedDynamo.start(Optional.of(folder)))
          .isInstanceOf(IOException.class)
          .hasMessage(folder + " is in use by another run");
    }
  }

  @Test
  void saysWhichIndexAnOlderFolderLacks(@TempDir Path folder) throws IOException {
    try (var dynamo = EmbeddedDynamo.start(Optional.of(folder))) {
      dynamo.create(ATable.table());
      dynamo.create(ATable.table());

      assertThatThrownBy(() -> dynamo.create(ATable.withIndex("month")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("lacks [month]");
    }
  }

  private static List<String> streamed(EmbeddedDynamo dynamo) {
    var function = ScriptedFunction.ofStream();
    var pump =
        new StreamPump(
            dynamo.streams(),
            dynamo.streamArn(ATable.NAME).orElseThrow(),
            new Source.TableStream("Table", 1_000, true),
            function,
            _ -> {});
    while (pump.turn()) {
      // Until all is read.
    }
    return function.saw("/dynamodb/Keys/PK/S");
  }

  private static void put(EmbeddedDynamo dynamo, String key) {
    dynamo
        .client()
        .putItem(put ->
            put.tableName(ATable.NAME)
                .item(item(key))
                .conditionExpression("attribute_not_exists(PK)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
  }

  private static Map<String, AttributeValue> awake(String key, String wake) {
    return Map.of("PK", text(key), "SK", text("POST"), "wakeShard", text("0"), "wake", text(wake));
  }
}
