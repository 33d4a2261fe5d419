package city.belfry.platform.sample;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.message.Form;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Account;
import city.belfry.platform.Correction;
import city.belfry.platform.Doubt;
import city.belfry.platform.Means;
import city.belfry.platform.Platform;
import city.belfry.platform.Ruler;
import city.belfry.platform.wire.Credentials;
import java.util.ArrayList;
import java.util.List;

/** A platform that exists only on the stage and plays any class of the delivery protocol. */
public final class Sample implements Platform {
  private static final Form FORM = new Form(false, Form.Link.WHEN_ASKED, true);

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public Ruler ruler() {
    return new SampleRuler();
  }

  @Override
  public Correction correction() {
    return Correction.REPLY;
  }

  @Override
  public Form form() {
    return FORM;
  }

  /** An unknown class promises nothing. */
  @Override
  public Doubt doubt(Channel channel) {
    return SampleClass.of(channel).map(SampleClass::doubt).orElseGet(Doubt.Blind::new);
  }

  @Override
  public List<Problem> problems(Channel channel) {
    var problems = new ArrayList<Problem>();
    if (SampleClass.of(channel).isEmpty()) {
      problems.add(
          new Problem(
              "sample.class",
              "/settings/class",
              "There is no sample class \"" + channel.settings().get("class") + "\".",
              "Use one of " + SampleClass.words() + "."));
    }
    if (channel.baseUrl() == null) {
      problems.add(
          new Problem(
              "sample.address",
              "/baseUrl",
              "The sample platform has no address of its own.",
              "Give the stage's, ending in /stage/sample/."));
    }
    Credentials.problem(channel, "Give the reference of a secret \"token\".")
        .ifPresent(problems::add);
    return List.copyOf(problems);
  }

  @Override
  public Account open(Channel channel, Means means) {
    return new SampleAccount(channel, means);
  }
}
