package city.belfry.accept;

import city.belfry.runtime.Json;
import city.belfry.runtime.http.Request;
import city.belfry.runtime.http.Response;
import city.belfry.usecase.heartbeat.ReadHeartbeat;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The door to what the system's heartbeats tell. Everybody who is signed in may read it. */
record HeartbeatDoor(ReadHeartbeat readHeartbeat) {
  /** {@code GET /v1/heartbeat}. */
  Response read(Request request) {
    var told = readHeartbeat.run();
    var body = Json.object().put("alive", told.alive()).put("receipts", told.latenesses().size());
    told.last().ifPresent(last -> body.set("last", last(last)));
    told.percentile(50).ifPresent(p50 -> body.put("p50LatenessMillis", p50.toMillis()));
    told.percentile(99).ifPresent(p99 -> body.put("p99LatenessMillis", p99.toMillis()));
    return Response.json(200, body);
  }

  private static ObjectNode last(ReadHeartbeat.Came last) {
    return Json.object()
        .put("due", last.due().toString())
        .put("sent", last.sent().toString())
        .put("latenessMillis", last.lateness().toMillis());
  }
}
