package city.belfry.kit;

import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Message;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Health;
import city.belfry.platform.Outcome;
import city.belfry.platform.Preparation;
import city.belfry.platform.Progress;
import city.belfry.platform.Reach;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * An account that answers what a test wrote down, in that order, and remembers every call with the
 * clock's instant. Unscripted: preparing succeeds, publishing delivers, a look-up sees nothing, a
 * poll says "underway". One thread.
 */
public final class ScriptedAccount implements Account {
  private final Clock clock;
  private final List<Published> published = new ArrayList<>();
  private final List<Instant> sought = new ArrayList<>();
  private final List<Instant> followed = new ArrayList<>();
  private final Deque<Preparation> preparations = new ArrayDeque<>();
  private final Deque<Supplier<Outcome>> outcomes = new ArrayDeque<>();
  private final Deque<Sighting> sightings = new ArrayDeque<>();
  private Supplier<Sighting> search = Sighting.Absent::new;
  private final Deque<Progress> progress = new ArrayDeque<>();

  public ScriptedAccount(Clock clock) {
    this.clock = clock;
  }

  /** A call that residents would see. */
  public record Published(Instant at, Message message, Attempt attempt) {}

  public ScriptedAccount prepares(Preparation... answers) {
    preparations.addAll(Arrays.asList(answers));
    return this;
  }

  public ScriptedAccount answers(Outcome... answers) {
    for (var answer : answers) {
      outcomes.add(() -> answer);
    }
    return this;
  }

  /** Answers with what happens while the call is under way. */
  public ScriptedAccount answers(Supplier<Outcome> answer) {
    outcomes.add(answer);
    return this;
  }

  public ScriptedAccount sees(Sighting... answers) {
    sightings.addAll(Arrays.asList(answers));
    return this;
  }

  /** What search shows whenever nothing else is written down. */
  public ScriptedAccount shows(Supplier<Sighting> found) {
    search = found;
    return this;
  }

  public ScriptedAccount tells(Progress... answers) {
    progress.addAll(Arrays.asList(answers));
    return this;
  }

  public List<Published> published() {
    return List.copyOf(published);
  }

  /** When it was looked for. */
  public List<Instant> sought() {
    return List.copyOf(sought);
  }

  /** When it was asked after. */
  public List<Instant> followed() {
    return List.copyOf(followed);
  }

  @Override
  public Preparation prepare(Message message, Attempt attempt) {
    var answer = preparations.poll();
    return answer == null ? new Preparation.Ready(Map.of()) : answer;
  }

  @Override
  public Outcome publish(Message message, Preparation.Ready ready, Attempt attempt) {
    published.add(new Published(clock.now(), message, attempt));
    var answer = outcomes.poll();
    return answer == null
        ? new Outcome.Delivered(new Placed("platform-" + published.size(), null, null))
        : answer.get();
  }

  @Override
  public Progress follow(Handle handle) {
    followed.add(clock.now());
    var answer = progress.poll();
    return answer == null ? new Progress.Underway("") : answer;
  }

  @Override
  public Sighting find(Message message, Attempt attempt) {
    sought.add(clock.now());
    var answer = sightings.poll();
    return answer == null ? search.get() : answer;
  }

  @Override
  public Retraction retract(Placed placed) {
    return new Retraction.Retracted();
  }

  @Override
  public Health check() {
    return new Health(List.of(), null, Map.of());
  }

  @Override
  public Reach reach() {
    return new Reach(OptionalLong.empty(), "");
  }
}
