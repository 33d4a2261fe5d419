package city.belfry.platform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Handle;
import city.belfry.domain.delivery.Placed;
import city.belfry.domain.message.Measure;
import city.belfry.domain.message.Message;
import city.belfry.kit.AChannel;
import city.belfry.platform.Account;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.Platform;
import city.belfry.platform.Preparation;
import city.belfry.platform.Progress;
import city.belfry.platform.Retraction;
import city.belfry.platform.Sighting;
import city.belfry.platform.Wire.Reply;
import city.belfry.stage.Fault;
import city.belfry.stage.StagePart;
import city.belfry.stage.StagePost;
import city.belfry.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every platform's client keeps, against the platform's stage part. */
public abstract class PlatformContractTest extends AccountContractTest {
  /** When the stage lets the account publish again. */
  protected static final Instant LIMIT = DUE.plus(Duration.ofMinutes(7));

  protected final StageWire wire;

  protected PlatformContractTest(Function<Clock, StagePart> part) {
    wire = new StageWire(part.apply(clock), clock);
  }

  protected abstract Platform platform();

  /** Without its address. */
  protected abstract AChannel channel();

  protected abstract Map<String, String> secrets();

  /** Secrets that the platform no longer takes: expired, and revoked. */
  protected abstract List<Map<String, String>> refused();

  /** The names without which nothing can be sent. */
  protected Set<String> needed() {
    return secrets().keySet();
  }

  /** Whether a look-up asks for the name that we gave: then no instant decides whose it is. */
  protected boolean asksById() {
    return false;
  }

  /**
   * Whether a status is the platform's whole answer, so that no body speaks against it. Its own
   * test then says what each status means.
   */
  protected boolean tellsAll(int status) {
    return false;
  }

  /** When to try again, as far as the platform tells of {@link #LIMIT}. */
  protected Instant limited() {
    return LIMIT;
  }

  @Override
  protected Account account() {
    return account(secrets());
  }

  private Account account(Map<String, String> secrets) {
    return platform().open(channel().at(wire.base()).build(), AMeans.with(wire, clock, secrets));
  }

  @Override
  protected List<String> shown() {
    return wire.posts().stream().map(StagePost::text).toList();
  }

  private Outcome send() {
    return send(account(), message(), first(message()));
  }

  private static Outcome.Unauthorized unauthorized(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Unauthorized.class);
    return (Outcome.Unauthorized) outcome;
  }

  /** Whether residents see a message's picture on the platform itself. */
  protected boolean showsPictures() {
    return true;
  }

  private static final String ALT = "A map of the detour: Main St, 1st St, 3rd St & back";

  private Message pictured() {
    var plain = message();
    return new Message(
        plain.delivery(),
        plain.revision(),
        plain.topic(),
        plain.severity(),
        plain.drill(),
        plain.languages(),
        plain.onTime(),
        plain.delayed(),
        plain.correction(),
        APicture.described(ALT));
  }

  @Test
  void showsThePictureAndTellsWhatItShows() {
    var account = account();
    var placed = publish(account, pictured());

    assertThat(shown()).containsExactly(message().onTime().text());
    if (showsPictures()) {
      var picture = Objects.requireNonNull(wire.posts().getFirst().picture());
      assertThat(picture.bytes()).isEqualTo(APicture.bytes());
      assertThat(picture.alt()).isEqualTo(platform().form().describes() ? "" : ALT);
    }
    assertThat(ALT).hasSizeLessThan(platform().longestAlt());
    var sighting = account.find(pictured(), first(pictured()));
    if (searchable()) {
      assertFound(sighting, placed);
    }
  }

  @Test
  void triesAgainSoonWhereThePictureCannotBeHad() {
    var means =
        AMeans.with(
            wire,
            clock,
            secrets(),
            _ -> {
              throw new IllegalStateException("no bucket");
            });
    var account = platform().open(channel().at(wire.base()).build(), means);
    if (showsPictures()) {
      assertThat(account.prepare(pictured(), first(pictured())))
          .isInstanceOfSatisfying(
              Preparation.NotReady.class,
              it -> assertThat(it.outcome()).isInstanceOf(Outcome.Deferred.class));
    }
    assertThat(shown()).isEmpty();
  }

  @Test
  void knowsThePostByTheIdThatThePlatformGaveIt() {
    var placed = publish(account(), message());
    assertThat(wire.posts()).extracting(StagePost::id).containsExactly(placed.id());
    assertThat(wire.published()).isEqualTo(1);
  }

  @Test
  void findsNoOtherWordsAndNothingOlderThanTwoSecondsBeforeTheClaim() {
    var account = account();
    var placed = publish(account, message());
    var visible = Objects.requireNonNull(wire.posts().getFirst().visible());
    var since = claimed(visible.plusSeconds(2));
    var later = claimed(visible.plusSeconds(3));
    var other = message("Main St 封路 & <closed>");

    assertFound(account.find(message(), since), placed);
    if (asksById()) {
      assertFound(account.find(message(), later), placed);
    } else {
      assertThat(account.find(message(), later)).isInstanceOf(unseen());
    }
    assertThat(account.find(other, first(other))).isInstanceOf(unseen());
    assertThat(account.find(message(), delayed(message()))).isInstanceOf(unseen());
  }

  /** A later try of what is due at the same instant. */
  private Attempt claimed(Instant at) {
    var first = first(message());
    return new Attempt(
        first.delivery(),
        first.revision(),
        2,
        "claim-2",
        at,
        first.due(),
        first.variant(),
        first.key(),
        first.kind(),
        Map.of());
  }

  private Class<? extends Sighting> unseen() {
    return searchable() ? Sighting.Absent.class : Sighting.CannotTell.class;
  }

  @Test
  void fitsExactlyWhatThePlatformTakes() {
    var tooLong = message("路".repeat(64_000));
    var ruling = platform().ruler(channel().build()).measure(tooLong.onTime());
    var fitting =
        ruling.measures().stream()
            .filter(measure -> measure.part().equals("text"))
            .mapToInt(Measure::fitting)
            .min()
            .orElseThrow();
    var longest = message(tooLong.onTime().text().substring(text("").length(), fitting));
    var oneMore = message(tooLong.onTime().text().substring(text("").length(), fitting + 1));

    assertThat(ruling.fits()).isFalse();
    assertThat(send(account(), oneMore, first(oneMore))).isInstanceOf(Outcome.Rejected.class);
    assertThat(shown()).isEmpty();
    publish(account(), longest);
    assertThat(shown()).containsExactly(longest.onTime().text());
  }

  @Test
  void parksWhereThePlatformNoLongerTakesTheCredentials() {
    for (var secrets : refused()) {
      unauthorized(send(account(secrets), message(), first(message())));
      assertThat(account(secrets).check().well()).isFalse();
      assertThat(account(secrets).find(message(), first(message())))
          .isInstanceOf(Sighting.CannotTell.class);
    }
    assertThat(shown()).isEmpty();
  }

  @Test
  void namesTheCredentialsThatAreMissing() {
    for (var name : needed()) {
      var rest = new HashMap<>(secrets());
      rest.put(name, " ");
      var outcome = unauthorized(send(account(rest), message(), first(message())));
      assertThat(outcome.reason().detail()).contains(name);
    }
    var none = account(Map.of());
    assertThat(unauthorized(send(none, message(), first(message()))).reason().detail())
        .contains("channels/city");
    assertThat(none.find(message(), first(message()))).isInstanceOf(Sighting.CannotTell.class);
    assertThat(none.retract(new Placed("1", null, null)))
        .isInstanceOf(Retraction.NotPossible.class);
    assertThat(none.check().well()).isFalse();
    assertThat(none.reach().followers()).isEmpty();
    assertThat(wire.requests).isEmpty();
  }

  @Test
  void waitsAsLongAsThePlatformSays() {
    wire.play(
        new Fault(platform().name(), Fault.Kind.LIMITED, 1, null, null, Duration.ZERO, LIMIT));
    assertThat(send())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class, it -> assertThat(it.until()).isEqualTo(limited()));
    assertThat(shown()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.Kind.class,
      names = {"TIMEOUT_.*", "ERROR_.*", "RESET_.*"},
      mode = EnumSource.Mode.MATCH_ANY)
  void looksWhetherItIsOutWhereNobodyKnows(Fault.Kind kind) {
    wire.play(Fault.of(platform().name(), kind, 1));
    assertThat(send()).isInstanceOf(Outcome.Unknown.class);

    clock.advance(Duration.ofSeconds(10));
    var after = kind.name().endsWith("_AFTER");
    assertThat(shown()).hasSize(after ? 1 : 0);
    var sighting = account().find(message(), first(message()));
    if (after) {
      assertFound(sighting, new Placed(wire.posts().getFirst().id(), null, null));
    } else {
      assertThat(sighting).isInstanceOf(unseen());
    }
    if (repeat() == Repeat.SAME) {
      placed(account(), send());
      assertThat(shown()).hasSize(1);
    }
  }

  @Test
  void triesAgainSoonWhereNothingLeft() {
    wire.beforePublishing((_, _) -> new Reply.NeverLeft("connection refused"));
    assertThat(send())
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            it -> assertThat(it.until()).isBetween(DUE, DUE.plusSeconds(60)));
  }

  static Stream<Reply.Answer> oddAnswers() {
    var page = "<html><title>Welcome</title>Sign in to the Wi-Fi</html>";
    var bodies =
        List.of(
            page,
            "",
            "null",
            "[]",
            "{}",
            "\"1\"",
            "7",
            "{\"id\":",
            "{\"id\":\"\"}",
            "{\"id\":null}",
            "{\"id\":{\"x\":1}}",
            "{\"data\":{\"id\":\"12",
            "{\"job\":{}}",
            "{\"error\":\"no\"}",
            "{\"publish_id\":\"\",\"msg_id\":1.5}",
            "[".repeat(100_000),
            "{\"id\":\"1\"} <script>");
    var good = bodies.stream().map(body -> ScriptedWire.answer(200, body));
    var huge = ScriptedWire.cut(200, "{\"id\":\"1\",\"x\":\"" + "y".repeat(1 << 20));
    return Stream.concat(
        good,
        Stream.of(
            huge,
            ScriptedWire.answer(403, page),
            ScriptedWire.answer(404, page),
            ScriptedWire.answer(502, page)));
  }

  @ParameterizedTest
  @MethodSource("oddAnswers")
  void takesNoOddAnswerForAReceipt(Reply.Answer odd) {
    if (tellsAll(odd.status())) {
      return;
    }
    wire.beforePublishing((_, _) -> odd);
    assertThat(send())
        .isInstanceOfSatisfying(
            Outcome.Unknown.class, it -> assertThat(it.raw()).hasSizeLessThanOrEqualTo(500));
    assertThat(wire.published()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("oddAnswers")
  void concludesNothingFromAnOddAnswer(Reply.Answer odd) {
    if (tellsAll(odd.status())) {
      return;
    }
    var account = account();
    var placed = publish(account, message());
    wire.beforeAll((_, _) -> odd);

    assertThat(account.find(message(), first(message()))).isInstanceOf(Sighting.CannotTell.class);
    assertThat(account.retract(placed)).isInstanceOf(Retraction.TryAgain.class);
    assertThat(account.follow(new Handle("1"))).isInstanceOf(Progress.Underway.class);
    assertThat(account.check().well()).isFalse();
    assertThat(account.reach().followers()).isEmpty();
    assertThat(account.reach().raw()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesNoAnswerThatWasCutForAReceipt(boolean known) {
    wire.beforePublishing((_, platform) -> half(platform.get(), known));
    // A status may say that the platform has it, though not under which name.
    var outcome = send();
    assertThat(shown()).hasSize(1);
    if (tellsAll(200)) {
      return;
    }
    assertThat(outcome)
        .matches(it -> it instanceof Outcome.Unknown || it instanceof Outcome.Pending(_, _))
        .doesNotMatch(it -> it instanceof Outcome.Pending(var handle, _) && handle != null);
  }

  /** Half of an answer; or, where the wire knows that it was cut, all that was read of it. */
  private static Reply half(Reply reply, boolean known) {
    return reply instanceof Reply.Answer(var status, var headers, var body, _)
        ? new Reply.Answer(
            status, headers, known ? body : Arrays.copyOf(body, body.length / 2), known)
        : reply;
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) {
    var there = Map.of("location", List.of(wire.base() + "elsewhere"));
    wire.beforePublishing((_, _) -> ScriptedWire.answer(status, "", there));
    assertThat(send())
        .isInstanceOf(tellsAll(status) ? Outcome.Unauthorized.class : Outcome.Unknown.class);
    assertThat(wire.published()).isEqualTo(1);
    assertThat(wire.requests).noneMatch(request -> request.path().equals("/elsewhere"));
  }

  @Test
  void takesBackWhatResidentsSee() {
    var account = account();
    account.retract(publish(account, message()));
    assertThat(wire.posts()).allMatch(StagePost::retracted);
    assertThat(account.find(message(), first(message()))).isInstanceOf(unseen());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 502})
  void tellsNoSecretThoughAnAnswerRepeatsTheRequest(int status) {
    wire.beforePublishing((sent, _) -> ScriptedWire.answer(status, echo(sent)));
    assertNoSecret(send().toString());

    var account = account();
    account.prepare(message(), first(message()));
    wire.beforeAll((sent, _) -> ScriptedWire.answer(status, echo(sent)));
    assertTellsNoSecret(account);
  }

  @Test
  void tellsNoSecretThoughTheLineDoes() {
    wire.beforePublishing((sent, _) -> new Reply.NoAnswer(echo(sent)));
    assertNoSecret(send().toString());

    wire.beforeAll((sent, _) -> new Reply.NeverLeft(echo(sent)));
    assertTellsNoSecret(account());
  }

  private void assertTellsNoSecret(Account account) {
    var ready = new Preparation.Ready(Map.of("mediaId", "1"));
    assertNoSecret(account.prepare(message(), first(message())).toString());
    assertNoSecret(account.publish(message(), ready, first(message())).toString());
    assertNoSecret(account.find(message(), first(message())).toString());
    assertNoSecret(account.retract(new Placed("1", null, null)).toString());
    assertNoSecret(account.follow(new Handle("1")).toString());
    assertNoSecret(account.check().toString());
    assertNoSecret(account.reach().toString());
  }

  private static String echo(Sent sent) {
    var told =
        sent.request().method()
            + " "
            + sent.address()
            + " "
            + sent.request().headers().map()
            + " "
            + sent.body();
    return "{\"error\":{\"code\":100,\"message\":\"" + told.replace("\"", "'") + "\"}}";
  }

  private void assertNoSecret(String told) {
    var all = new HashSet<>(secrets().values());
    wire.requests.stream()
        .map(request -> request.query().getOrDefault("access_token", ""))
        .filter(token -> !token.isEmpty())
        .forEach(all::add);
    assertThat(told).doesNotContain(all);
  }
}
