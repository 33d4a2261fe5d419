package city.belfry.publish;

import city.belfry.domain.city.City;
import city.belfry.runtime.Variables;
import city.belfry.usecase.delivery.PublishChoices;
import java.time.Duration;
import java.util.Map;

/**
 * What a publisher is told by its variables.
 *
 * @param platform the one it serves
 * @param bucket where the board's publisher writes; empty for every other platform
 * @param pictures the bucket of pictures
 */
record PublishConfig(
    String table,
    String stack,
    String platform,
    Map<String, String> queues,
    String secrets,
    String bucket,
    String pictures,
    City city,
    PublishChoices choices) {
  static PublishConfig from(Map<String, String> variables) {
    return Variables.read(
        variables,
        v ->
            new PublishConfig(
                v.text("TABLE"),
                v.text("STACK"),
                v.text("PLATFORM"),
                v.family("QUEUE_"),
                v.text("SECRETS"),
                variables.getOrDefault("BOARD_BUCKET", ""),
                v.text("PICTURES"),
                new City(v.text("CITY_NAME"), v.zone("CITY_ZONE"), v.folder("BOARD_URL")),
                new PublishChoices(
                    Duration.ofMillis(v.number("GUARD_MILLIS", 5)),
                    Duration.ofSeconds(v.number("EMERGENCY_DOUBT_SECONDS", 0)))));
  }
}
