package city.belfry.domain.delivery;

/**
 * By what the platform is asked about something pending.
 *
 * @param value opaque to all but the platform's account
 */
public record Handle(String value) {}
