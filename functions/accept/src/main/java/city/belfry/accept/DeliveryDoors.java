package city.belfry.accept;

import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryId;
import city.belfry.domain.problem.Problem;
import city.belfry.runtime.Json;
import city.belfry.runtime.http.Fields;
import city.belfry.runtime.http.Problems;
import city.belfry.runtime.http.Request;
import city.belfry.runtime.http.Response;
import city.belfry.usecase.delivery.Decide;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The doors to a person's buttons on one delivery. */
final class DeliveryDoors {
  private static final long MOST_VERSION = 1_000_000_000_000_000L;

  private final Decide decide;

  DeliveryDoors(Decide decide) {
    this.decide = decide;
  }

  /** {@code POST /v1/deliveries/{id}/confirm}: it is there. */
  Response confirm(Request request) {
    return decided(
        request,
        DeliveryDoors::link,
        (named, permalink) ->
            decide.confirm(named.id(), named.ver(), permalink.orElse(null), request.caller()));
  }

  /** {@code POST /v1/deliveries/{id}/deny}: it is not there. */
  Response deny(Request request) {
    return decided(
        request,
        DeliveryDoors::then,
        (named, then) -> decide.deny(named.id(), named.ver(), then, request.caller()));
  }

  /** {@code POST /v1/deliveries/{id}/release}: what is parked goes out. */
  Response release(Request request) {
    return decided(
        request,
        _ -> true,
        (named, _) -> decide.release(named.id(), named.ver(), request.caller()));
  }

  private record Named(DeliveryId id, long ver) {}

  private static <T> Response decided(
      Request request, Function<Fields, T> rest, BiFunction<Named, T, Decide.Result> act) {
    var id = id(request.parameter("id"));
    if (id == null) {
      return Problems.notFound("delivery " + request.parameter("id"));
    }
    return Bodies.with(
        request,
        body -> {
          var problems = new ArrayList<Problem>();
          var fields = Fields.of(body, problems);
          var ver = fields.number("ver", 1, MOST_VERSION);
          if (ver.isEmpty() && problems.isEmpty()) {
            problems.add(
                new Problem("missing", "/ver", "ver is missing", "send the version on your page"));
          }
          var more = rest.apply(fields);
          fields.noOthers();
          return problems.isEmpty()
              ? answer(act.apply(new Named(id, ver.orElseThrow()), more), id)
              : Problems.unprocessable(problems);
        });
  }

  private static Optional<URI> link(Fields fields) {
    var text = fields.text("permalink");
    try {
      var link = text.map(URI::create);
      if (link.isEmpty() || List.of("http", "https").contains(link.get().getScheme())) {
        return link;
      }
    } catch (IllegalArgumentException _) {
      // Told below, as every address that is none.
    }
    fields.wrong("permalink", "it is no web address", "copy it from the browser, or leave it out");
    return Optional.empty();
  }

  private static Decide.Then then(Fields fields) {
    var then = fields.choice("then", Decide.Then.class);
    if (then.isEmpty()) {
      fields.required("then");
    }
    return then.orElse(Decide.Then.CLOSE);
  }

  private static @Nullable DeliveryId id(String text) {
    try {
      return DeliveryId.parse(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static Response answer(Decide.Result result, DeliveryId id) {
    return switch (result) {
      case Decide.Result.Decided(var now) -> Response.json(200, view(now));
      case Decide.Result.NotFound() -> Problems.notFound("delivery " + id);
      case Decide.Result.NotAllowed(var needed) -> Problems.notAllowed(needed);
      case Decide.Result.Moved(var now) ->
          Problems.refusal(
              412,
              "changed-meanwhile",
              "the delivery has changed since you read it",
              "it is " + Views.lower(now.state()) + " at version " + now.ver() + " now");
      case Decide.Result.WrongState(var now) ->
          Problems.refusal(
              409,
              "no-such-button",
              "the delivery is " + Views.lower(now.state()),
              "confirm and deny are for what is unconfirmed, release for what is parked");
    };
  }

  private static JsonNode view(Delivery delivery) {
    return Json.object()
        .put("id", delivery.id().toString())
        .put("state", Views.lower(delivery.state()))
        .put("version", delivery.ver());
  }
}
