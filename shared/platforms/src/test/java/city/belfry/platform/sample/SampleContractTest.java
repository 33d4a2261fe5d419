package city.belfry.platform.sample;

import city.belfry.kit.AChannel;
import city.belfry.platform.Platform;
import city.belfry.platform.kit.PlatformContractTest;
import city.belfry.platform.kit.Repeat;
import city.belfry.platform.sample.stage.SampleStage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The sample platform keeps the contract, whichever class it plays. */
class SampleContractTest {
  abstract static class OfClass extends PlatformContractTest {
    private final String kind;
    private final Repeat repeat;
    private final boolean searchable;

    OfClass(String kind, Repeat repeat, boolean searchable) {
      super(SampleStage::new);
      this.kind = kind;
      this.repeat = repeat;
      this.searchable = searchable;
    }

    @Override
    protected boolean showsPictures() {
      return false;
    }

    @Override
    protected Platform platform() {
      return new Sample();
    }

    @Override
    protected AChannel channel() {
      return AChannel.named("city", "sample").with("class", kind);
    }

    @Override
    protected Map<String, String> secrets() {
      return Map.of("token", "stage-city");
    }

    @Override
    protected List<Map<String, String>> refused() {
      return List.of(Map.of("token", "expired-city"), Map.of("token", "revoked-city"));
    }

    @Override
    protected Repeat repeat() {
      return repeat;
    }

    @Override
    protected boolean searchable() {
      return searchable;
    }
  }

  @Nested
  class ChosenId extends OfClass {
    ChosenId() {
      super("chosen-id", Repeat.SAME, true);
    }
  }

  @Nested
  class Key extends OfClass {
    Key() {
      super("key", Repeat.SAME, true);
    }
  }

  @Nested
  class Searchable extends OfClass {
    Searchable() {
      super("searchable", Repeat.DOUBLED, true);
    }
  }

  @Nested
  class Blind extends OfClass {
    Blind() {
      super("blind", Repeat.DOUBLED, false);
    }
  }

  @Nested
  class Queued extends OfClass {
    Queued() {
      super("queued", Repeat.DOUBLED, true);
    }
  }
}
