package city.belfry.local.cloud;

import city.belfry.local.template.TableSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/**
 * A table as CloudFormation writes it, asked of DynamoDB.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html">AWS::DynamoDB::Table</a>
 */
final class TableRequest {
  private TableRequest() {}

  static CreateTableRequest of(TableSpec table) {
    var properties = table.properties();
    var request =
        CreateTableRequest.builder()
            .tableName(table.name())
            // Locally nothing is billed, nor throttled.
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                maps(properties, "AttributeDefinitions").stream()
                    .map(TableRequest::attribute)
                    .toList())
            .keySchema(keys(properties));
    var indexes =
        maps(properties, "GlobalSecondaryIndexes").stream().map(TableRequest::index).toList();
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes);
    }
    if (properties.get("StreamSpecification") instanceof Map<?, ?> stream) {
      request.streamSpecification(
          StreamSpecification.builder()
              .streamEnabled(true)
              .streamViewType(text(stream, "StreamViewType"))
              .build());
    }
    return request.build();
  }

  private static AttributeDefinition attribute(Map<?, ?> attribute) {
    return AttributeDefinition.builder()
        .attributeName(text(attribute, "AttributeName"))
        .attributeType(text(attribute, "AttributeType"))
        .build();
  }

  private static List<KeySchemaElement> keys(Map<?, ?> owner) {
    return maps(owner, "KeySchema").stream()
        .map(key ->
            KeySchemaElement.builder()
                .attributeName(text(key, "AttributeName"))
                .keyType(text(key, "KeyType"))
                .build())
        .toList();
  }

  private static GlobalSecondaryIndex index(Map<?, ?> index) {
    var projection = Projection.builder();
    if (index.get("Projection") instanceof Map<?, ?> described) {
      projection.projectionType(text(described, "ProjectionType"));
      if (described.get("NonKeyAttributes") instanceof List<?> names) {
        projection.nonKeyAttributes(names.stream().map(String::valueOf).toList());
      }
    }
    return GlobalSecondaryIndex.builder()
        .indexName(text(index, "IndexName"))
        .keySchema(keys(index))
        .projection(projection.build())
        .build();
  }

  private static List<Map<?, ?>> maps(Map<?, ?> owner, String property) {
    if (!(owner.get(property) instanceof List<?> list)) {
      return List.of();
    }
    return list.stream().<Map<?, ?>>map(entry -> (Map<?, ?>) entry).toList();
  }

  private static @Nullable String text(Map<?, ?> owner, String property) {
    var value = owner.get(property);
    return value == null ? null : value.toString();
  }
}
