package city.belfry.usecase.delivery;

import city.belfry.domain.delivery.Claim;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.Placed;
import city.belfry.platform.Attempt;
import city.belfry.platform.Correction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Hashes that name things: 64 characters of hex (SHA-256). */
public final class Keys {
  private Keys() {}

  /** The idempotency key of a delivery at a revision: one for all its tries. */
  public static String of(DeliveryId delivery, int revision) {
    return hash(delivery + "." + revision);
  }

  /**
   * The attempt that a claim was made for.
   *
   * @param correction how the platform changes what is there already
   */
  static Attempt attempt(Delivery delivery, Claim claim, Correction correction) {
    var revision = delivery.order().revision();
    return new Attempt(
        delivery.id(),
        revision,
        delivery.tries().number(),
        claim.id(),
        claim.at(),
        delivery.order().due(),
        claim.variant(),
        of(delivery.id(), revision),
        kind(delivery.tries().corrects(), correction),
        claim.kept());
  }

  private static Attempt.Kind kind(@Nullable Placed corrects, Correction correction) {
    if (corrects == null) {
      return new Attempt.Kind.New();
    }
    return switch (correction) {
      case EDIT -> new Attempt.Kind.Edit(corrects);
      case REPLY -> new Attempt.Kind.Reply(corrects);
      case ANEW -> new Attempt.Kind.New();
    };
  }

  public static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
