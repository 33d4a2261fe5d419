package city.belfry.local.template;

/** What the template's resources are called on this machine. */
public interface LocalNames {
  /** The address at which a queue answers; what AWS gives for {@code !Ref} of a queue. */
  String queueUrl(String queueName);

  /** The name of a table, queue, bus, bucket or function. */
  String name(String logicalId);
}
