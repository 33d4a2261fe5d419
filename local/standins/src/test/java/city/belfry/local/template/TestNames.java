package city.belfry.local.template;

/** Names that show where they come from. */
enum TestNames implements LocalNames {
  HERE;

  @Override
  public String queueUrl(String queueName) {
    return "http://127.0.0.1:9324/queue/" + queueName;
  }

  @Override
  public String name(String logicalId) {
    return "local-" + logicalId;
  }
}
