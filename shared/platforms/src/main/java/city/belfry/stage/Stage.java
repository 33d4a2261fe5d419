package city.belfry.stage;

import city.belfry.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The platforms' stand-ins behind one door, whatever HTTP server stands before it: the page at
 * {@code /}, each part at {@code /NAME/}, the control API at {@code /api/}. Safe for threads.
 */
public final class Stage {
  /** Where servers put it. */
  public static final String MOUNT = "/stage";

  private final Map<String, Scene> scenes = new LinkedHashMap<>();
  private final Clock clock;
  private final Play play = new Play();
  private final Arrivals arrivals = new Arrivals();
  private final StagePage page;
  private final StageApi api;

  /**
   * @param zone whose clock the page shows
   */
  public Stage(List<StagePart> parts, Clock clock, ZoneId zone) {
    parts.forEach(part -> scenes.put(part.platform(), new Scene(part)));
    this.clock = clock;
    this.page = new StagePage(zone);
    this.api = new StageApi(List.copyOf(parts), play, arrivals);
  }

  public Play play() {
    return play;
  }

  public Arrivals arrivals() {
    return arrivals;
  }

  /** The stage's clock: for {@link StageRequest#arrived}. */
  public Instant now() {
    return clock.now();
  }

  /**
   * Answers, after as long as a fault says.
   *
   * @param request its path below {@link #MOUNT}
   */
  public StageAnswer answer(StageRequest request) throws InterruptedException {
    var path = request.path();
    var slash = path.indexOf('/', 1);
    var name = path.substring(Math.min(1, path.length()), slash < 0 ? path.length() : slash);
    var inside = at(request, slash < 0 ? "/" : path.substring(slash));
    if (name.isEmpty()) {
      return new StageAnswer.Told(page.reply(scenes.values().stream().map(Scene::part).toList()));
    }
    if (name.equals("api")) {
      return new StageAnswer.Told(api.answer(inside));
    }
    var scene = scenes.get(name);
    return scene == null
        ? new StageAnswer.Told(StageApi.problem(404, "There is no platform \"" + name + "\" here."))
        : perform(scene, inside);
  }

  private StageAnswer perform(Scene scene, StageRequest request) throws InterruptedException {
    if (!scene.part().publishes(request)) {
      return new StageAnswer.Told(scene.part().answer(request));
    }
    var fault = play.take(scene.part().platform(), request);
    if (fault.isPresent()) {
      return perform(scene, request, fault.get());
    }
    var act = scene.act(request);
    arrivals.add(arrival(scene, request, act.placed(), act.reply(), null));
    return answer(act.reply());
  }

  private StageAnswer perform(Scene scene, StageRequest request, Fault fault)
      throws InterruptedException {
    var part = scene.part();
    var act = fault.kind().acts() ? scene.act(request) : Scene.Act.NONE;
    var reply =
        switch (fault.kind()) {
          case SLOW -> act.reply();
          case ERROR_AFTER, ERROR_BEFORE -> part.broken();
          case LIMITED -> part.limited(fault.untilAfter(clock.now()));
          case TIMEOUT_AFTER, TIMEOUT_BEFORE, RESET_AFTER, RESET_BEFORE -> null;
        };
    arrivals.add(arrival(scene, request, act.placed(), reply, fault.kind()));
    if (!fault.pause().equals(Duration.ZERO)) {
      clock.awaitUntil(request.arrived().plus(fault.pause()));
    }
    return answer(reply);
  }

  private static StageAnswer answer(@Nullable StageReply reply) {
    return reply == null ? new StageAnswer.Silence() : new StageAnswer.Told(reply);
  }

  private static Arrival arrival(
      Scene scene,
      StageRequest request,
      @Nullable String placed,
      @Nullable StageReply reply,
      Fault.@Nullable Kind fault) {
    return new Arrival(
        scene.part().platform(),
        request.arrived(),
        placed,
        reply == null ? null : reply.status(),
        fault);
  }

  private static StageRequest at(StageRequest request, String path) {
    return new StageRequest(
        request.method(),
        request.address(),
        path,
        request.headers(),
        request.body(),
        request.arrived());
  }
}
