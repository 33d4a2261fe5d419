package city.belfry.platform.wire;

import city.belfry.platform.Reach;
import city.belfry.platform.Wire.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/** How many follow, as an answer tells. */
public final class Followers {
  private Followers() {}

  /**
   * @param count where the answer has it; what is no whole number is told by the raw answer alone
   */
  public static Reach of(Optional<JsonNode> count, Reply reply, Raw raw) {
    var number = count.map(Json::number).orElse(OptionalLong.empty());
    return new Reach(number, number.isPresent() ? "" : raw.of(reply));
  }
}
