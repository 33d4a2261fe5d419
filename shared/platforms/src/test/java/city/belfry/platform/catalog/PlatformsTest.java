package city.belfry.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.platform.Platform;
import org.junit.jupiter.api.Test;

class PlatformsTest {
  @Test
  void findsEachByItsOwnName() {
    assertThat(Platforms.all()).extracting(Platform::name).doesNotHaveDuplicates();
    for (var platform : Platforms.all()) {
      assertThat(Platforms.named(platform.name())).containsSame(platform);
    }
  }

  @Test
  void findsNothingUnderAnotherName() {
    assertThat(Platforms.named("pigeon-post")).isEmpty();
  }
}
