package city.belfry.bench.kill;

import city.belfry.bench.load.Landing;
import city.belfry.bench.load.Receipt;
import city.belfry.bench.load.Volley;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run's own evidence: what the stage has, what the receipts say.
 *
 * @param classes of the channels, by name
 * @param restarted when the new process was started; the old one was gone two seconds before
 */
record Killed(
    Volley volley,
    Map<String, String> classes,
    Instant due,
    Instant restarted,
    List<Landing> landings,
    List<Receipt> receipts) {
  private static final Set<String> DENIES = Set.of("cancelled", "missed", "rejected");

  Killed {
    classes = Map.copyOf(classes);
    landings = List.copyOf(landings);
    receipts = List.copyOf(receipts);
  }

  /**
   * What became of one class of platform.
   *
   * @param beforeKill how many had arrived before the restart
   * @param found settled by a look-up as what had arrived
   * @param resent claimed before the kill, and once more after it
   * @param lastOut from the restart to the last arrival; zero where nothing came after it
   * @param lastFresh the same, of what was first claimed after the restart
   */
  record Row(
      String kind,
      int deliveries,
      int beforeKill,
      int found,
      int resent,
      int unconfirmed,
      int lost,
      int doubled,
      int early,
      Duration lastFound,
      Duration lastFresh,
      Duration lastOut) {
    boolean holds() {
      return lost == 0 && doubled == 0 && early == 0;
    }
  }

  /** A row for each class, in the channels' order, and one for all. */
  List<Row> rows() {
    var byClass = new LinkedHashMap<String, List<Volley.Wanted>>();
    for (var wanted : volley.wanted()) {
      byClass.computeIfAbsent(kind(wanted), _ -> new ArrayList<>()).add(wanted);
    }
    var rows = new ArrayList<Row>();
    byClass.forEach((kind, wanted) -> rows.add(row(kind, wanted)));
    rows.add(row("all", volley.wanted()));
    return rows;
  }

  private String kind(Volley.Wanted wanted) {
    return classes.getOrDefault(wanted.account(), "unknown");
  }

  private Row row(String kind, List<Volley.Wanted> wanted) {
    var there =
        landings.stream()
            .collect(Collectors.groupingBy(l -> new Volley.Wanted(l.account(), l.mark())));
    var told =
        receipts.stream()
            .collect(Collectors.toMap(r -> new Volley.Wanted(r.channel(), r.mark()), r -> r));
    var tally = new Tally();
    for (var one : wanted) {
      tally.add(there.getOrDefault(one, List.of()), told.get(one));
    }
    return tally.row(kind, wanted.size());
  }

  private final class Tally {
    private int beforeKill;
    private int found;
    private int resent;
    private int unconfirmed;
    private int lost;
    private int doubled;
    private int early;
    private Duration lastFound = Duration.ZERO;
    private Duration lastFresh = Duration.ZERO;
    private Duration lastOut = Duration.ZERO;

    void add(List<Landing> there, @Nullable Receipt told) {
      if (told == null || !told.settled()) {
        lost++;
        return;
      }
      var open = told.state().equals("unconfirmed");
      unconfirmed += open ? 1 : 0;
      lost += there.isEmpty() && !open ? 1 : 0;
      doubled += Math.max(0, there.size() - (DENIES.contains(told.state()) ? 0 : 1));
      early += (int) there.stream().filter(l -> l.arrived().isBefore(due)).count();
      resent += told.attempts() > 1 ? 1 : 0;
      for (var landing : there) {
        landed(landing, told);
      }
    }

    private void landed(Landing landing, Receipt told) {
      if (landing.arrived().isBefore(restarted)) {
        beforeKill++;
        var answered = told.answered();
        if (told.attempts() == 1 && answered != null && answered.isAfter(restarted)) {
          found++;
          lastFound = later(lastFound, answered);
        }
        return;
      }
      lastOut = later(lastOut, landing.arrived());
      if (told.attempts() == 1) {
        lastFresh = later(lastFresh, landing.arrived());
      }
    }

    private Duration later(Duration last, Instant instant) {
      var since = Duration.between(restarted, instant);
      return since.compareTo(last) > 0 ? since : last;
    }

    Row row(String kind, int deliveries) {
      return new Row(
          kind,
          deliveries,
          beforeKill,
          found,
          resent,
          unconfirmed,
          lost,
          doubled,
          early,
          lastFound,
          lastFresh,
          lastOut);
    }
  }
}
