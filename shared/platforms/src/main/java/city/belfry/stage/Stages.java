package city.belfry.stage;

import city.belfry.platform.sample.stage.SampleStage;
import city.belfry.time.Clock;
import java.util.List;

/** The platforms that the stage plays: a line each. */
public final class Stages {
  private Stages() {}

  public static List<StagePart> all(Clock clock) {
    return List.of(new SampleStage(clock));
  }
}
