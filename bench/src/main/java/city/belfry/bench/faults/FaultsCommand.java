package city.belfry.bench.faults;

import static java.util.stream.Collectors.joining;

import city.belfry.bench.load.JsonFile;
import city.belfry.runtime.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Stops, loses, doubles and delays everything, everywhere, and judges what the stage received. */
@Command(
    name = "faults",
    description = "Every fault at every boundary of the whole way of a post.",
    mixinStandardHelpOptions = true)
public final class FaultsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final JsonFile json = new JsonFile();

  @Option(names = "--mutants", description = "plant bugs too, one at a time: each must be found")
  private boolean mutants;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "200",
      description = "so many runs with two faults, chosen by the seed (usually ${DEFAULT-VALUE})")
  private int pairs;

  @Option(names = "--seed", defaultValue = "1", description = "chooses the pairs")
  private long seed;

  @Option(
      names = "--only",
      paramLabel = "WORDS",
      description = "scenarios whose names contain this")
  private @Nullable String only;

  @Option(names = "--trace", description = "print what happened in each run that broke a rule")
  private boolean trace;

  @Option(
      names = "--workers",
      defaultValue = "2",
      description = "runs at once (usually ${DEFAULT-VALUE})")
  private int workers;

  @Override
  public Integer call() throws IOException {
    json.check();
    var studies = studies();
    var template = Path.of(System.getProperty("belfry.home", ".")).resolve("template.yaml");
    try (var enumeration = new Enumeration(template, workers)) {
      var total = new Total();
      System.out.println(Total.HEAD);
      for (var study : studies) {
        show(enumeration.singles(study.scenario(), study.faults()), total);
      }
      if (pairs > 0 && only == null) {
        show(Pairs.tally(enumeration, pairs, seed), total);
      }
      System.out.println(total.line());
      var hunted = mutants ? hunt(enumeration) : List.<MutantHunt.Result>of();
      var caught = (int) hunted.stream().filter(MutantHunt.Result::caught).count();
      json.write(total.json(hunted.size(), caught));
      return total.holds() && caught == hunted.size() ? 0 : 1;
    }
  }

  private List<Studies.Study> studies() {
    var all = Studies.all();
    if (only == null) {
      return all;
    }
    var chosen = all.stream().filter(s -> s.scenario().name().contains(only)).toList();
    if (chosen.isEmpty()) {
      var names = all.stream().map(s -> s.scenario().name()).collect(joining(", "));
      throw new ParameterException(
          spec.commandLine(), "no scenario is called \"" + only + "\"; there are: " + names);
    }
    return chosen;
  }

  private void show(Enumeration.Tally tally, Total total) {
    total.add(tally);
    System.out.println(Total.row(tally));
    for (var failure : tally.failures()) {
      System.out.println("    " + failure.where());
      failure.ended().verdict().broken().forEach(b -> System.out.println("      " + b.how()));
      if (trace) {
        failure.ended().events().forEach(event -> System.out.println("        " + event));
      }
    }
  }

  private static List<MutantHunt.Result> hunt(Enumeration enumeration) {
    System.out.println();
    System.out.println("planted bugs");
    var results = new ArrayList<MutantHunt.Result>();
    for (var mutant : Mutants.all()) {
      var result = MutantHunt.run(enumeration, mutant);
      System.out.println(result.line());
      results.add(result);
    }
    return results;
  }

  /** All rows together. */
  private static final class Total {
    static final String HEAD =
        "%-44s %10s %6s %5s %6s %8s %9s %7s %10s %10s %12s"
            .formatted(
                "scenario",
                "boundaries",
                "runs",
                "lost",
                "early",
                "doubled",
                "by choice",
                "drills",
                "after stop",
                "neighbours",
                "unconfirmed");
    private final List<Enumeration.Tally> tallies = new ArrayList<>();

    void add(Enumeration.Tally tally) {
      tallies.add(tally);
    }

    static String row(Enumeration.Tally tally) {
      return "%-44s %10d %6d %5d %6d %8d %9d %7d %10d %10d %12d"
          .formatted(
              tally.scenario(),
              tally.boundaries(),
              tally.runs(),
              tally.count(Verdict.Rule.LOST),
              tally.count(Verdict.Rule.EARLY),
              tally.count(Verdict.Rule.DOUBLED),
              tally.doubledByChoice(),
              tally.count(Verdict.Rule.LEAKED_DRILL),
              tally.count(Verdict.Rule.SENT_AFTER_STOP),
              tally.count(Verdict.Rule.LATE),
              tally.unconfirmed());
    }

    private Enumeration.Tally all() {
      return new Enumeration.Tally(
          "all",
          tallies.stream().mapToInt(Enumeration.Tally::boundaries).sum(),
          tallies.stream().mapToInt(Enumeration.Tally::runs).sum(),
          tallies.stream().mapToInt(Enumeration.Tally::unconfirmed).sum(),
          tallies.stream().mapToInt(Enumeration.Tally::doubledByChoice).sum(),
          tallies.stream().flatMap(t -> t.failures().stream()).toList());
    }

    String line() {
      return row(all());
    }

    boolean holds() {
      return all().failures().isEmpty();
    }

    String json(int planted, int caught) {
      var all = all();
      var json =
          Json.object()
              .put("boundaries", all.boundaries())
              .put("runs", all.runs())
              .put("lost", all.count(Verdict.Rule.LOST))
              .put("early", all.count(Verdict.Rule.EARLY))
              .put("doubled", all.count(Verdict.Rule.DOUBLED))
              .put("leakedDrills", all.count(Verdict.Rule.LEAKED_DRILL))
              .put("sentAfterStop", all.count(Verdict.Rule.SENT_AFTER_STOP))
              .put("delayedNeighbours", all.count(Verdict.Rule.LATE))
              .put("unconfirmed", all.unconfirmed())
              .put("doubledByChoice", all.doubledByChoice());
      json.putObject("mutants").put("planted", planted).put("caught", caught);
      return json.toString();
    }
  }
}
