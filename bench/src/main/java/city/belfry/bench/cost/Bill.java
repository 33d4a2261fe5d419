package city.belfry.bench.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A month's bill: what was counted, times the price list. */
final class Bill {
  private static final double HOURS = 730;
  private static final double DAYS = HOURS / 24;

  /** A busy month. */
  private static final int POSTS = 600;

  private static final int VIEWS = 10_000;

  /** A page with its style, as residents load it. */
  private static final double PAGE_GB = 20e3 / 1e9;

  private final Counted counted;
  private final Prices prices;
  private final List<String> lines = new ArrayList<>();

  private Bill(Counted counted, Prices prices) {
    this.counted = counted;
    this.prices = prices;
  }

  /** The bill as a page of Markdown: its lines. */
  static List<String> of(Counted counted, Prices prices) {
    return new Bill(counted, prices).lines();
  }

  /** What a stack costs a month while nobody does anything, without metrics and alarms. */
  static double idle(Counted counted, Prices prices) {
    return new Bill(counted, prices).idle();
  }

  private List<String> lines() {
    lines.add("List prices of %s, %s; dollars.".formatted(prices.region(), prices.date()));
    counts();
    lines.add("");
    lines.add("| a month | dollars |");
    lines.add("| --- | ---: |");
    base();
    others();
    return List.copyOf(lines);
  }

  private void counts() {
    lines.add("");
    lines.add("| counted | idle hour | daily watch | a post on six channels |");
    lines.add("| --- | ---: | ---: | ---: |");
    counted("function calls", "lambda.request", 1);
    counted("GB-seconds of work (assumed per call)", "lambda.gbSecond", 1);
    counted("GB-seconds of waiting for the instant", "lambda.heldGbSecond", 1);
    counted("table, read units", "dynamodb.read", 1);
    counted("table, write units", "dynamodb.write", 1);
    counted("queue requests, without empty polls", "sqs.request", 1);
    counted("schedules fired", "scheduler.invocation", 1);
    counted("events on the bus", "events.custom", 1);
    counted("API requests", "api.request", 1);
    counted("objects written", "s3.put", 1);
    counted("objects read", "s3.get", 1);
    counted("KB of logs", "logs.gb", 1e6);
    counted("posts on X", "x.post", 1);
    counted("calls by which X tells of an account", "x.check", 1);
  }

  private void counted(String name, String what, double factor) {
    lines.add(
        "| %s | %s | %s | %s |"
            .formatted(
                name,
                number(counted.idleHour().of(what) * factor),
                number(counted.watch().of(what) * factor),
                number(counted.post().of(what) * factor)));
  }

  private void base() {
    var idle = idleMonth();
    row(
        "%d idle queues, polled".formatted(counted.inventory().polledQueues()),
        prices.of("sqs.request", polls()));
    row(
        "functions' calls and work",
        some(idle, name -> name.matches("lambda\\.(request|gbSecond)")));
    row("heartbeats waiting for their instant", some(idle, "lambda.heldGbSecond"::equals));
    row("table", some(idle, name -> name.startsWith("dynamodb.")));
    row("logs", some(idle, "logs.gb"::equals));
    row("schedules", some(idle, "scheduler.invocation"::equals));
    row("pages of heartbeats", some(idle, name -> name.startsWith("s3.")));
    row(
        "queues' messages, bus, API",
        some(idle, name -> name.matches("sqs\\.request|events\\.custom|api\\.request")));
    row("**idle base, four platforms and the board**", idle());
  }

  private void others() {
    var inventory = counted.inventory();
    row(
        "metrics: %d that always come".formatted(counted.idleMetrics()),
        prices.of("cloudwatch.metric", counted.idleMetrics()));
    row(
        "metrics: %d that come with posts, at most".formatted(counted.postMetrics()),
        prices.of("cloudwatch.metric", counted.postMetrics()));
    row(
        "alarms on %d metrics".formatted(inventory.alarmMetrics()),
        prices.of("cloudwatch.alarm", inventory.alarmMetrics()));
    row("dashboard", prices.of("cloudwatch.dashboard", inventory.dashboards()));
    row("fixed egress address, without its traffic", egress());
    row("a key of the city's own", key());
    row("holds: the wait of one delivery", hold());
    row(
        "holds: %s deliveries".formatted(thousands(POSTS * Counted.CHANNELS.size())),
        hold() * POSTS * Counted.CHANNELS.size());
    row(
        "**a busy month: %d posts on %d channels, beside the base**"
            .formatted(POSTS, Counted.CHANNELS.size()),
        aws(counted.post()) * POSTS);
    row("table after a year of busy months: kept and restorable", kept());
    row("residents: %s page views".formatted(thousands(VIEWS)), views());
    row(
        "X: daily watch of its four accounts, at most",
        prices.of("x.check", counted.watch().of("x.check") * DAYS));
    row("X: %s posts without a link".formatted(thousands(POSTS * Counted.ON_X)), onX("x.post"));
    row(
        "X: %s posts with a link".formatted(thousands(POSTS * Counted.ON_X)),
        onX("x.postWithLink"));
    lines.add("| SMS | there is no such channel |");
  }

  private double idle() {
    return aws(idleMonth()) + prices.of("sqs.request", polls());
  }

  private Tally idleMonth() {
    return counted.idleHour().times(HOURS).plus(counted.watch().times(DAYS));
  }

  private double polls() {
    var assumed = prices.assumptions();
    var anHour = assumed.pollers() * 3600 / assumed.pollSeconds();
    return anHour * HOURS * counted.inventory().polledQueues();
  }

  private double egress() {
    return prices.of("nat.hour", HOURS) + prices.of("address.hour", HOURS);
  }

  /** The table, and each queue with a function behind it. */
  private double key() {
    var things = 1 + counted.inventory().polledQueues();
    var asked = prices.assumptions().keyCallsAnHour() * HOURS * things;
    return prices.of("kms.key", 1) + prices.of("kms.request", asked);
  }

  private double hold() {
    var held = counted.post().of("lambda.heldGbSecond") / Counted.CHANNELS.size();
    return prices.of("lambda.heldGbSecond", held);
  }

  private double kept() {
    var gb = counted.storedByPost() * POSTS * 12;
    return prices.of("dynamodb.storedGb", gb) + prices.of("dynamodb.restorableGb", gb);
  }

  private double views() {
    return prices.of("cloudfront.request", VIEWS) + prices.of("cloudfront.gb", VIEWS * PAGE_GB);
  }

  private double onX(String kind) {
    return prices.of(kind, (double) POSTS * Counted.ON_X);
  }

  private double aws(Tally tally) {
    return some(tally, name -> !name.startsWith("x."));
  }

  private double some(Tally tally, Predicate<String> which) {
    return tally.all().entrySet().stream()
        .filter(used -> which.test(used.getKey()))
        .mapToDouble(used -> prices.of(used.getKey(), used.getValue()))
        .sum();
  }

  private void row(String what, double dollars) {
    var bold = what.startsWith("**") ? "**" : "";
    lines.add("| %s | %s%s%s |".formatted(what, bold, money(dollars), bold));
  }

  private static String thousands(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String money(double dollars) {
    return dollars < 0.01
        ? String.format(Locale.ROOT, "%.5f", dollars)
        : String.format(Locale.ROOT, "%.2f", dollars);
  }

  /** Whole where it is whole; a difference of two counts may miss that by a rounding. */
  private static String number(double count) {
    var whole = Math.rint(count);
    return Math.abs(count - whole) < 1e-6
        ? String.format(Locale.ROOT, "%.0f", Math.abs(whole))
        : String.format(Locale.ROOT, "%.1f", count);
  }
}
