package city.belfry.store;

import city.belfry.domain.delivery.DeliveryState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every condition under which Belfry writes, each once, named in English. */
record Condition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {

  /** Nobody has written since it was read. */
  static Condition version(long seen) {
    return new Condition("#ver = :seen", Map.of("#ver", "ver"), Map.of(":seen", number(seen)));
  }

  /** It is claimed, by this claim. */
  static Condition claim(String claimId) {
    return new Condition(
        "#state = :claimed AND #claimId = :mine",
        Map.of("#state", "state", "#claimId", "claimId"),
        Map.of(":claimed", text(DeliveryState.CLAIMED.name()), ":mine", text(claimId)));
  }

  /** It is at this revision, and not delivered. */
  static Condition notDelivered(int revision) {
    return new Condition(
        "#rev = :atRev AND #state <> :deliveredAlready",
        Map.of("#rev", "rev", "#state", "state"),
        Map.of(
            ":atRev", number(revision), ":deliveredAlready", text(DeliveryState.DELIVERED.name())));
  }

  /** State and version are as they were read: for a pure move of the wake. */
  static Condition unmoved(String state, long ver) {
    return new Condition(
        "#state = :stateSeen AND #ver = :seen",
        Map.of("#state", "state", "#ver", "ver"),
        Map.of(":stateSeen", text(state), ":seen", number(ver)));
  }

  /** State, version and wake are as they were read. */
  static Condition unmoved(String state, long ver, @Nullable Instant wake) {
    var names = new HashMap<>(unmoved(state, ver).names());
    var values = new HashMap<>(unmoved(state, ver).values());
    names.put("#wakeSeen", Wake.AT);
    if (wake == null) {
      return new Condition(
          unmoved(state, ver).expression() + " AND attribute_not_exists(#wakeSeen)", names, values);
    }
    values.put(":wakeSeen", number(wake.toEpochMilli()));
    return new Condition(
        unmoved(state, ver).expression() + " AND #wakeSeen = :wakeSeen", names, values);
  }

  /** The post stands among the open ones by this naming. */
  static Condition named(String naming) {
    return new Condition(
        "#naming = :naming", Map.of("#naming", "naming"), Map.of(":naming", text(naming)));
  }

  /** The page's wish is as it was read. */
  static Condition wishedAt(String at) {
    return new Condition("#at = :at", Map.of("#at", "at"), Map.of(":at", text(at)));
  }

  /** The session is of this generation. */
  static Condition generation(long seen) {
    return new Condition("#gen = :seen", Map.of("#gen", "gen"), Map.of(":seen", number(seen)));
  }

  /** The same, and nobody has declared that it spends the generation's refresh token. */
  static Condition unspent(long seen) {
    var same = generation(seen);
    return new Condition(
        same.expression() + " AND attribute_not_exists(#spending)",
        Map.of("#gen", "gen", "#spending", "spending"),
        same.values());
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
