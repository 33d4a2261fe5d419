package city.belfry.usecase.heartbeat;

import city.belfry.domain.delivery.Delivery;
import java.util.List;

/** The heartbeats' deliveries. Safe for threads. */
public interface HeartbeatStore {
  /** The newest by due, newest first, read with a lag. */
  List<Delivery> newest(int most);
}
