package city.belfry.kit;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.message.Form;
import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Message;
import city.belfry.domain.message.Ruling;
import city.belfry.domain.problem.Problem;
import city.belfry.platform.Account;
import city.belfry.platform.Correction;
import city.belfry.platform.Doubt;
import city.belfry.platform.Means;
import city.belfry.platform.Platform;
import city.belfry.platform.Ruler;
import city.belfry.usecase.delivery.Accounts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A platform with a settable class and form, whose one account is scripted. One thread. */
public final class ScriptedPlatform implements Platform, Accounts {
  public static final String NAME = "sample";

  private final Account account;
  private Doubt doubt = new Doubt.Blind();
  private Form form = new Form(false, Form.Link.NEVER, false);
  private Correction correction = Correction.ANEW;
  private int limit = 1_000;
  private List<Ruling.Objection> objections = List.of();
  private List<Problem> refusals = List.of();
  private @Nullable Means given;

  public ScriptedPlatform(Account account) {
    this.account = account;
  }

  public ScriptedPlatform doubts(Doubt after) {
    doubt = after;
    return this;
  }

  public ScriptedPlatform corrects(Correction how) {
    correction = how;
    return this;
  }

  public ScriptedPlatform forms(Form shape) {
    form = shape;
    return this;
  }

  /** The most that a text may have, in UTF-16 units. */
  public ScriptedPlatform limit(int most) {
    limit = most;
    return this;
  }

  public ScriptedPlatform objects(Ruling.Objection... to) {
    objections = List.of(to);
    return this;
  }

  /** What it has against every message, whatever the words. */
  public ScriptedPlatform refuses(Problem... why) {
    refusals = List.of(why);
    return this;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Ruler ruler() {
    return ruler(limit);
  }

  /** By the channel's setting {@code limit}, where it has one. */
  @Override
  public Ruler ruler(Channel channel) {
    var own = channel.settings().get("limit");
    return own == null ? ruler() : ruler(Integer.parseInt(own));
  }

  private Ruler ruler(int most) {
    return words -> {
      var count = words.text().length();
      var measure = new Measure("characters", "text", count, most, Math.min(count, most));
      return new Ruling(List.of(measure), objections);
    };
  }

  @Override
  public Form form() {
    return form;
  }

  @Override
  public Correction correction() {
    return correction;
  }

  @Override
  public Doubt doubt(Channel channel) {
    return doubt;
  }

  @Override
  public List<Problem> problems(Channel channel) {
    return List.of();
  }

  @Override
  public List<Problem> problems(Channel channel, Message message) {
    return refusals;
  }

  /** What the account that was opened last may use. */
  public Optional<Means> means() {
    return Optional.ofNullable(given);
  }

  @Override
  public Account open(Channel channel, Means means) {
    given = means;
    return account;
  }

  @Override
  public Platform platform(Channel channel) {
    return this;
  }

  @Override
  public Account open(Channel channel, boolean drill) {
    return account;
  }
}
