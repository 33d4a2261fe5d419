package city.belfry.local.template;

import java.util.Map;

/**
 * A DynamoDB table of the template.
 *
 * @param properties as CloudFormation has them, resolved
 */
public record TableSpec(String logicalId, String name, Map<String, Object> properties) {}
