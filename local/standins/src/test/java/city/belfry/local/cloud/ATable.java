package city.belfry.local.cloud;

import city.belfry.local.template.TableSpec;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table of Belfry's shape for tests. */
final class ATable {
  static final String NAME = "belfry-test";

  private ATable() {}

  static TableSpec withIndex(String index) {
    return new TableSpec(
        "Table",
        NAME,
        Map.of(
            "TableName", NAME,
            "BillingMode", "PAY_PER_REQUEST",
            "AttributeDefinitions",
                List.of(
                    attribute("PK"), attribute("SK"), attribute("wakeShard"), attribute("wake")),
            "KeySchema", List.of(key("PK", "HASH"), key("SK", "RANGE")),
            "GlobalSecondaryIndexes",
                List.of(
                    Map.of(
                        "IndexName", index,
                        "KeySchema", List.of(key("wakeShard", "HASH"), key("wake", "RANGE")),
                        "Projection", Map.of("ProjectionType", "KEYS_ONLY"))),
            "StreamSpecification", Map.of("StreamViewType", "NEW_AND_OLD_IMAGES"),
            "TimeToLiveSpecification", Map.of("AttributeName", "ttl", "Enabled", true),
            "PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", true)));
  }

  static TableSpec table() {
    return withIndex("wake");
  }

  static Map<String, AttributeValue> item(String key) {
    return Map.of("PK", text(key), "SK", text("POST"));
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static Map<String, Object> attribute(String name) {
    return Map.of("AttributeName", name, "AttributeType", "S");
  }

  private static Map<String, Object> key(String name, String type) {
    return Map.of("AttributeName", name, "KeyType", type);
  }
}
