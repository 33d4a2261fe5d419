package city.belfry.platform.wechat;

import city.belfry.platform.Outcome;
import com.fasterxml.jackson.databind.JsonNode;

/** What one call came to. {@code raw} is fit for a receipt. */
sealed interface Said {
  /** {@code errcode} is 0 or absent. */
  record Yes(JsonNode body, String raw) implements Said {}

  /** Refused with a code. */
  record No(long errcode, JsonNode body, String words, String raw) implements Said {}

  /** It may have arrived, and nothing that was answered tells: no answer, a 5xx, HTML. */
  record Unclear(String raw) implements Said {}

  /** Certainly not sent. */
  record NeverLeft(String raw) implements Said {}

  /** There is no token to call with, so nothing was sent. */
  record NoToken(Outcome outcome) implements Said {}
}
