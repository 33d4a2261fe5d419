package city.belfry.platform.board;

import city.belfry.kit.AChannel;
import city.belfry.platform.Account;
import city.belfry.platform.Retraction;
import city.belfry.platform.kit.AMeans;
import city.belfry.platform.kit.AccountContractTest;
import city.belfry.platform.kit.KeptPages;
import city.belfry.platform.kit.Repeat;
import city.belfry.platform.wire.Echo;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The board keeps what every account keeps; it calls nobody, so the wire's half is not its. */
class BoardContractTest extends AccountContractTest {
  private static final Pattern BODY =
      Pattern.compile("<div class=\"body\">\\s*<p>(.*?)</p>", Pattern.DOTALL);

  private final KeptPages pages = new KeptPages();

  @Override
  protected Account account() {
    return new Board().open(AChannel.named("city", "board").build(), AMeans.with(pages, clock));
  }

  @Override
  protected List<String> shown() {
    return pages.files.entrySet().stream()
        .filter(file -> file.getKey().endsWith("/en.html"))
        .map(Map.Entry::getValue)
        .flatMap(page -> BODY.matcher(page).results())
        .map(body -> Echo.unescaped(body.group(1)))
        .toList();
  }

  @Override
  protected Repeat repeat() {
    return Repeat.SAME;
  }

  @Override
  protected boolean searchable() {
    return true;
  }

  @Override
  protected Class<? extends Retraction> takenBack() {
    return Retraction.NotPossible.class;
  }
}
