package city.belfry.accept;

import city.belfry.domain.channel.Channel;
import city.belfry.domain.delivery.Delivery;
import city.belfry.domain.delivery.DeliveryState;
import city.belfry.runtime.Json;
import city.belfry.runtime.http.Problems;
import city.belfry.runtime.http.Request;
import city.belfry.runtime.http.Response;
import city.belfry.usecase.channel.ChannelStore;
import city.belfry.usecase.channel.PutChannel;
import city.belfry.usecase.hold.SetHold;
import city.belfry.usecase.watch.ReadBudget;
import city.belfry.usecase.watch.SnapshotStore;
import java.util.List;
import java.util.function.Predicate;

/** The doors to what the whole city shares: the hold, the channels. */
final class CityDoors {
  private final SetHold setHold;
  private final ChannelStore channels;
  private final SnapshotStore snapshots;
  private final ReadBudget readBudget;
  private final PutChannel putChannel;

  CityDoors(
      SetHold setHold,
      ChannelStore channels,
      SnapshotStore snapshots,
      ReadBudget readBudget,
      PutChannel putChannel) {
    this.setHold = setHold;
    this.channels = channels;
    this.snapshots = snapshots;
    this.readBudget = readBudget;
    this.putChannel = putChannel;
  }

  /** {@code GET /v1/hold}. */
  Response hold(Request request) {
    return Response.json(200, Views.hold(setHold.read()));
  }

  /** {@code PUT /v1/hold}. */
  Response putHold(Request request) {
    return Bodies.because(request, why -> answer(setHold.hold(why, request.caller())));
  }

  /** {@code DELETE /v1/hold}. */
  Response deleteHold(Request request) {
    return Bodies.because(request, why -> answer(setHold.release(why, request.caller())));
  }

  private static Response answer(SetHold.Result result) {
    return switch (result) {
      case SetHold.Result.NotAllowed(var needed) -> Problems.notAllowed(needed);
      case SetHold.Result.Stands(var hold, var open) -> {
        var body =
            Views.hold(hold)
                .put("held", count(open, d -> d.state() == DeliveryState.HELD))
                .put("parkedForReview", count(open, SetHold::waitsForReview));
        var sending = body.putArray("alreadySending");
        open.stream()
            .filter(Delivery::mayStillAppear)
            .forEach(d ->
                sending.addObject().put("id", d.id().toString()).put("channel", d.id().channel()));
        yield Response.json(200, body);
      }
    };
  }

  private static long count(List<Delivery> all, Predicate<Delivery> which) {
    return all.stream().filter(which).count();
  }

  /** {@code GET /v1/channels}. */
  Response channels(Request request) {
    var body = Json.object();
    var list = body.putArray("channels");
    channels.all().forEach(channel -> list.add(Views.channel(channel)));
    return Response.json(200, body);
  }

  /** {@code GET /v1/channels/{name}}. */
  Response channel(Request request) {
    var name = request.parameter("name");
    return channels
        .find(name)
        .map(channel -> Response.json(200, Views.channel(channel)))
        .orElseGet(() -> Problems.notFound("channel " + name));
  }

  /** {@code GET /v1/channels/{name}/snapshots}. */
  Response snapshots(Request request) {
    var name = request.parameter("name");
    var reader = ReadDoors.reader(request);
    return channels
        .find(name)
        .map(channel -> {
          var body = Json.object().put("channel", name);
          var list = body.putArray("snapshots");
          snapshots.of(name).forEach(snapshot -> list.add(SnapshotView.of(snapshot, reader)));
          readBudget
              .of(channel)
              .ifPresent(spent ->
                  body.putObject("budget")
                      .put("most", spent.budget().most())
                      .put("sent", spent.sent())
                      .put("renewed", spent.budget().renewed().toString()));
          return Response.json(200, body);
        })
        .orElseGet(() -> Problems.notFound("channel " + name));
  }

  /** {@code PUT /v1/channels/{name}}. */
  Response putChannel(Request request) {
    return Bodies.with(
        request,
        body -> {
          var parsed = ChannelBody.parse(request.parameter("name"), body);
          return parsed.problems().isEmpty()
              ? parsed
                  .channel()
                  .map(channel -> stored(putChannel.run(channel, request.caller())))
                  .orElseThrow()
              : Problems.unprocessable(parsed.problems());
        });
  }

  private static Response stored(PutChannel.Result result) {
    return switch (result) {
      case PutChannel.Result.Stored(Channel channel) -> Response.json(200, Views.channel(channel));
      case PutChannel.Result.NotAllowed(var needed) -> Problems.notAllowed(needed);
      case PutChannel.Result.Refused(var problems) -> Problems.unprocessable(problems);
    };
  }
}
