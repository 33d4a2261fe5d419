package city.belfry.usecase.delivery;

import java.time.Duration;

/**
 * What a city chooses of publishing.
 *
 * @param guard nothing leaves before due + guard: at least the error of this machine's clock
 * @param emergencyDoubt after so long an emergency's absence is believed, although a double is then
 *     possible; zero to wait for certainty as all others do
 */
public record PublishChoices(Duration guard, Duration emergencyDoubt) {}
