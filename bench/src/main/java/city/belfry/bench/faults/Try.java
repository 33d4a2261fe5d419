package city.belfry.bench.faults;
import java.nio.file.Path;
import java.util.*;
import city.belfry.local.faults.Fault;
import java.time.Duration;
public final class Try {
  public static void main(String[] a) throws Exception {
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.SEVERE);
    var kind = Kind.valueOf(a[0]);
    var faults = a.length > 1 ? EnumSet.copyOf(Arrays.stream(a[1].split(",")).map(Fault::valueOf).toList()) : Faults.ALL;
    var sc = Scenario.plain(kind); if (System.getenv("EMERG") != null) sc = sc.emergency(); if (System.getenv("AHEAD") != null) sc = sc.ahead(Duration.ofSeconds(270));
    if (a.length > 2 && !a[2].equals("-")) sc = sc.first(Fault.valueOf(a[2]));
    if (a.length > 3) { var act = new ArrayList<Scenario.Act>(); for (int i = 3; i + 1 < a.length; i += 2) act.add(new Scenario.Act(Scenario.Deed.valueOf(a[i]), Duration.ofMillis(Long.parseLong(a[i+1])))); sc = sc.with(act.toArray(Scenario.Act[]::new)); }
    try (var e = new Enumeration(Path.of("template.yaml"), 2)) {
      e.baseline(sc);
      var t = System.nanoTime();
      var r = e.singles(sc, faults);
      System.out.println(r.boundaries() + " boundaries " + r.runs() + " runs " + (System.nanoTime()-t)/1e9 + " s unconfirmed " + r.unconfirmed() + " failures " + r.failures().size());
      for (var rule : Verdict.Rule.values()) System.out.println(rule + " " + r.count(rule));
      var seen = new HashSet<String>();
      for (var f : r.failures()) {
        System.out.println(f.where() + "  " + f.ended().verdict().broken());
        if (seen.add(f.ended().verdict().broken().getFirst().how().replaceAll("\\d+","")) && seen.size() < 4) f.ended().events().forEach(x -> System.out.println("     " + x));
      }
    }
    System.exit(0);
  }
}
