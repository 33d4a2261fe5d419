package city.belfry.platform.board;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.message.Form;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Account;
import city.belfry.platform.Correction;
import city.belfry.platform.Doubt;
import city.belfry.platform.Means;
import city.belfry.platform.Platform;
import city.belfry.platform.Ruler;
import java.util.List;

/** The city's own pages: publishing writes static files. */
public final class Board implements Platform {
  private static final Form FORM = new Form(true, Form.Link.NEVER, false);

  @Override
  public String name() {
    return "board";
  }

  @Override
  public Ruler ruler() {
    return new BoardRuler();
  }

  @Override
  public Correction correction() {
    return Correction.EDIT;
  }

  @Override
  public Form form() {
    return FORM;
  }

  /** A page's key follows from the post: writing it again is the look-up. */
  @Override
  public Doubt doubt(Channel channel) {
    return new Doubt.ChosenId();
  }

  /** The pages of a post name one another, so one delivery must write them all. */
  @Override
  public List<Problem> problems(Channel channel) {
    return channel.together() || channel.languages().size() == 1
        ? List.of()
        : List.of(
            new Problem(
                "board.together",
                "/together",
                "The board's channel would write its languages apart, and their pages link one"
                    + " another.",
                "Set \"together\": true."));
  }

  @Override
  public Account open(Channel channel, Means means) {
    return new BoardAccount(means);
  }
}
