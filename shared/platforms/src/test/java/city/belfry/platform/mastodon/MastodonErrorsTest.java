package city.belfry.platform.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.domain.delivery.Placed;
import city.belfry.platform.Attempt;
import city.belfry.platform.Outcome;
import city.belfry.platform.kit.Bundles;
import city.belfry.platform.kit.ScriptedWire;
import city.belfry.platform.wire.Raw;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal there is word of has its meaning. */
class MastodonErrorsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Raw RAW = new Raw(List.of("stage-city"));
  private static final Attempt.Kind NEW = new Attempt.Kind.New();
  private static final Attempt.Kind EDIT = new Attempt.Kind.Edit(new Placed("1", null, null));

  private static Outcome outcome(int status, String words, Attempt.Kind kind) {
    var answer = ScriptedWire.answer(status, "{\"error\":\"" + words + "\"}");
    return MastodonErrors.outcome(answer, kind, NOW, RAW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | The access token is invalid | token-invalid",
        "401 | The access token was revoked | token-invalid",
        "401 | Your login is currently disabled | login-disabled",
        "403 | Your login is currently disabled | login-disabled",
        "403 | Your login is missing a confirmed e-mail address | login-disabled",
        "403 | Your login is currently pending approval | login-disabled",
        "403 | This action is outside the authorized scopes | scope",
        "403 | This action is not allowed | forbidden",
        "404 | Record not found | no-such-api",
        "410 | Gone | no-such-api",
      })
  void whatOnlyAPersonCanMendParksTheDelivery(int status, String words, String reason) {
    assertThat(outcome(status, words, NEW))
        .isInstanceOfSatisfying(
            Outcome.Unauthorized.class,
            it -> {
              assertThat(it.reason().code()).isEqualTo("mastodon." + reason);
              assertThat(it.reason().detail()).isEqualTo(words);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "422 | Validation failed: Text character limit of 500 exceeded | too-long",
        "400 | Bad Request: status too long, 600 characters provided but limit is 500 | too-long",
        "422 | Validation failed: Text can't be blank | empty",
        "422 | Something else | refused",
        "400 | Something else | refused",
        "405 | Method not allowed | refused",
      })
  void whatIsRefusedIsRejected(int status, String words, String reason) {
    assertThat(outcome(status, words, NEW))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("mastodon." + reason));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void anEditOfWhatIsGoneIsRejected(int status) {
    assertThat(outcome(status, "Record not found", EDIT))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason().code()).isEqualTo("mastodon.gone"));
  }

  @Test
  void whatIsNotProcessedYetIsTriedAgainSoon() {
    var words = "Cannot attach files that have not finished processing. Try again in a moment!";
    assertThat(outcome(422, words, NEW))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            it -> assertThat(it.until()).isBetween(NOW, NOW.plusSeconds(60)));
  }

  @Test
  void aPictureThatIsAttachedAlreadyMayBeSoByThisVeryRequest() {
    assertThat(outcome(422, "Media 1 not found or already attached to another post", NEW))
        .isInstanceOf(Outcome.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 302, 408, 500, 501, 502, 503, 504})
  void whateverElseMayHaveWorked(int status) {
    assertThat(outcome(status, "There was a temporary problem", NEW))
        .isInstanceOfSatisfying(
            Outcome.Unknown.class,
            it ->
                assertThat(it.raw())
                    .isEqualTo(
                        "HTTP " + status + " {\"error\":\"There was a" + " temporary problem\"}"));
  }

  @ParameterizedTest
  @CsvSource({
    "x-ratelimit-reset, 2026-11-22T12:07:00.000000Z, 420",
    "x-ratelimit-reset, 2026-11-22T13:07:00.000+01:00, 420",
    "x-ratelimit-reset, 1795349220, 420",
    "retry-after, 90, 90",
    "x-ratelimit-reset, 2026-11-22T11:00:00Z, 300",
    "x-ratelimit-reset, 2026-12-22T11:00:00Z, 300",
    "x-ratelimit-reset, soon, 300",
    "x-other, 1, 300",
  })
  void believesAResetOfUpToADay(String header, String value, long waited) {
    var answer =
        ScriptedWire.answer(
            429, "{\"error\":\"Too many requests\"}", Map.of(header, List.of(value)));
    assertThat(MastodonErrors.outcome(answer, NEW, NOW, RAW))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            it -> assertThat(it.until()).isEqualTo(NOW.plusSeconds(waited)));
  }

  @Test
  void aScheduledStatusIsNoReceipt() {
    var answer =
        ScriptedWire.answer(200, "{\"id\":\"1\",\"scheduled_at\":\"2026-11-22T13:00:00Z\"}");
    assertThat(MastodonStatus.read(answer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a & <b> \"c\" | <p>a &amp; &lt;b&gt; &quot;c&quot;</p>",
        "a b | <p>a</p><p>b</p>",
        "a b | a<br>b",
        "it's | <p>it&#39;s</p>",
        "it's | it&apos;s",
        "🚧 | &#x1F6A7;",
        "&#39; | &amp;#39;",
        "&#38;lt; | &#38;#38;lt;",
        "hi @mayor@social.example | <p>hi <span><a href=\"x\">@<span>mayor</span></a></span></p>",
        "hi @mayor@social.example | <p>hi @mayor@social.example</p>",
      })
  void knowsItsWordsAgain(String sent, String content) {
    assertThat(MastodonText.same(sent, content)).isTrue();
  }

  @Test
  void everyReasonHasItsWords() {
    Bundles.haveWordsFor(
        Arrays.stream(MastodonReason.values()).map(MastodonReason::code).toList(), Mastodon.class);
  }
}
