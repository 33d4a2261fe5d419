package city.belfry.local.faults;

/**
 * One call that leaves a function.
 *
 * @param number counted from 1 over all functions of a run
 * @param function whose call it is
 * @param service {@code DynamoDb}, {@code Sqs}, {@code wire} …
 * @param call the method, and what it is about
 */
public record Boundary(int number, String function, String service, String call) {
  @Override
  public String toString() {
    return "%d %s %s.%s".formatted(number, function, service, call);
  }
}
