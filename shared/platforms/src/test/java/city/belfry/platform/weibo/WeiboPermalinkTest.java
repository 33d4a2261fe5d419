package city.belfry.platform.weibo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeiboPermalinkTest {
  @ParameterizedTest
  @CsvSource({
    "3591268992667779, zCik3bc0H",
    "3591370117495972, zCkX9vs2M",
    "3591291856713634, zCiUVsawq",
    "10000001, 10001",
    "7, 7",
  })
  void namesAPostInBaseSixtyTwo(String mid, String name) {
    assertThat(WeiboPermalink.base62(mid)).isEqualTo(name);
  }

  @Test
  void leadsToTheAccountsPage() {
    assertThat(WeiboPermalink.of("5600000001", "3591268992667779"))
        .hasToString("https://weibo.com/5600000001/zCik3bc0H");
  }
}
