package city.belfry.bench.faults;
import java.nio.file.Path;
import java.util.*;
public final class Prof {
  public static void main(String[] a) throws Exception {
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.SEVERE);
    try (var w = World.start(Path.of("template.yaml"))) {
      Thread.ofVirtual().start(() -> {
      for (int i = 0; i < 100; i++) Run.of(w, Scenario.plain(Kind.SEARCHABLE), Map.of(), Tampering.NONE);
      var t = System.nanoTime(); for (int i = 0; i < 50; i++) w.fresh(); System.out.println("fresh " + (System.nanoTime()-t)/50e6);
      t = System.nanoTime(); for (int i = 0; i < 50; i++) Run.of(w, Scenario.plain(Kind.SEARCHABLE), Map.of(), Tampering.NONE); System.out.println("run " + (System.nanoTime()-t)/50e6);
      }).join();
    }
    System.exit(0);
  }
}
