package city.belfry.local.template;

import java.util.List;

/**
 * All that the template wires, for this machine, in the template's order. What its conditions
 * switch off is absent.
 *
 * @param buses the local names of the event buses
 * @param buckets the local names of the object stores
 */
public record LocalWiring(
    List<FunctionSpec> functions,
    List<TableSpec> tables,
    List<QueueSpec> queues,
    List<RuleSpec> rules,
    List<String> buses,
    List<String> buckets) {
  public LocalWiring {
    functions = List.copyOf(functions);
    tables = List.copyOf(tables);
    queues = List.copyOf(queues);
    rules = List.copyOf(rules);
    buses = List.copyOf(buses);
    buckets = List.copyOf(buckets);
  }
}
