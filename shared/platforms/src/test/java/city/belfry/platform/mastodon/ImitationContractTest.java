package city.belfry.platform.mastodon;

import city.belfry.platform.kit.Repeat;
import city.belfry.platform.mastodon.stage.Manner;
import city.belfry.platform.mastodon.stage.MastodonStage;

/** It keeps the contract on a server that only speaks the API: the key promises nothing there. */
class ImitationContractTest extends MastodonsContractTest {
  ImitationContractTest() {
    super(clock -> new MastodonStage(clock, Manner.IMITATION, 300));
  }

  @Override
  protected Repeat repeat() {
    return Repeat.DOUBLED;
  }
}
