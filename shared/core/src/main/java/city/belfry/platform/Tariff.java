package city.belfry.platform;

import city.belfry.domain.message.Message;
import city.belfry.domain.message.Variant;

/**
 * What a platform takes money for, at list price: what a city has agreed with it may be less. Pure,
 * without credentials, safe for threads.
 */
public interface Tariff {
  /** A message that the platform has taken, whether new or as its way to correct another. */
  Fee message(Message message, Variant variant);

  /** A message that was taken back. */
  Fee retraction();

  /** One look at a channel's health and reach, apart from what depends on how much it shows. */
  Fee watch();
}
