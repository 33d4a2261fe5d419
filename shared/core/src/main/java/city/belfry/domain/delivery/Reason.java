package city.belfry.domain.delivery;

/**
 * Why a delivery ended or waits as it does.
 *
 * @param code stable, the key of the words for people: {@code "weibo.duplicate"}, {@code
 *     "late-limit"}
 * @param detail what the platform or the clock said, short; may be empty
 */
public record Reason(String code, String detail) {}
