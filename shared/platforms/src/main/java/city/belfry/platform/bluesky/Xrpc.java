package city.belfry.platform.bluesky;

import city.belfry.domain.picture.Picture;
import city.belfry.platform.Wire;
import city.belfry.platform.Wire.Reply;
import city.belfry.platform.wire.Base;
import city.belfry.platform.wire.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/**
 * Calls to the account's server.
 *
 * @see <a href="https://atproto.com/specs/xrpc">XRPC</a>
 */
record Xrpc(Wire wire, Base base) {
  Reply login(String identifier, String password) {
    var body = Json.newObject().put("identifier", identifier).put("password", password);
    return wire.send(
        request("com.atproto.server.createSession")
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
            .build());
  }

  /** Spends the token, whatever becomes of the answer. */
  Reply refresh(String token) {
    return wire.send(
        authorized(request("com.atproto.server.refreshSession"), token)
            .POST(BodyPublishers.noBody())
            .build());
  }

  Reply get(Session session, String method, Map<String, String> query) {
    var path = "xrpc/" + method;
    var address = query.isEmpty() ? base.at(path) : base.at(path, query);
    return wire.send(authorized(HttpRequest.newBuilder(address), session.access()).GET().build());
  }

  Reply post(Session session, String method, ObjectNode body) {
    return wire.send(
        authorized(request(method), session.access())
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.bytes(body)))
            .build());
  }

  /** Gives the server a file, which it forgets unless a record refers to it soon. */
  Reply upload(Session session, byte[] jpeg) {
    return wire.send(
        authorized(request("com.atproto.repo.uploadBlob"), session.access())
            .header("content-type", Picture.TYPE)
            .POST(BodyPublishers.ofByteArray(jpeg))
            .build());
  }

  private HttpRequest.Builder request(String method) {
    return HttpRequest.newBuilder(base.at("xrpc/" + method));
  }

  private static HttpRequest.Builder authorized(HttpRequest.Builder request, String token) {
    return request.header("authorization", "Bearer " + token);
  }
}
