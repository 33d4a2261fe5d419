package city.belfry.platform.mastodon;

import city.belfry.platform.kit.Repeat;
import city.belfry.platform.mastodon.stage.MastodonStage;

/** Mastodon keeps the contract on a server that honours the key. */
class MastodonContractTest extends MastodonsContractTest {
  MastodonContractTest() {
    super(MastodonStage::new);
  }

  @Override
  protected Repeat repeat() {
    return Repeat.SAME;
  }
}
