package city.belfry.publish;

import city.belfry.domain.channel.Heartbeat;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.platform.board.BoardPages;
import city.belfry.runtime.Log;
import city.belfry.usecase.delivery.DeliveryStore;
import city.belfry.usecase.heartbeat.ReadHeartbeat;

/**
 * Writes the status page once a heartbeat has its receipt. The board's publisher does it, since it
 * alone may write pages and knows first that one came; the stream would tell record later, which
 * would need the bucket for it.
 *
 * <p>The receipt is written before, so nothing here changes it; what fails here is told in the log,
 * and the next heartbeat writes the page. Other messages of the batch have threads of their own.
 * Writing again does no harm. Safe for threads.
 */
final class StatusAfterHeartbeat {
  private final DeliveryStore deliveries;
  private final ReadHeartbeat readHeartbeat;
  private final BoardPages pages;
  private final Log log;

  StatusAfterHeartbeat(
      DeliveryStore deliveries, ReadHeartbeat readHeartbeat, BoardPages pages, Log log) {
    this.deliveries = deliveries;
    this.readHeartbeat = readHeartbeat;
    this.pages = pages;
    this.log = log;
  }

  /** Writes the page if this was a heartbeat and went out. */
  void after(DeliveryId id) {
    if (Heartbeat.isOn(id.channel())) {
      try {
        deliveries
            .find(id)
            .filter(StatusAfterHeartbeat::wentOut)
            .ifPresent(_ -> pages.writeStatus(readHeartbeat.run()));
      } catch (RuntimeException e) {
        log.failure("status", id.toString(), e);
      }
    }
  }

  private static boolean wentOut(Delivery delivery) {
    return delivery.state() == DeliveryState.DELIVERED;
  }
}
