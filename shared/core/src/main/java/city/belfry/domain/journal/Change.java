package city.belfry.domain.journal;

/**
 * Who changes something, and why: carried by every write.
 *
 * @param who a person's subject, or the function's name for a machine step
 * @param what the act, one word: {@code accept}, {@code cancel}, {@code claim}
 * @param why in words, may be empty
 */
public record Change(String who, String what, String why) {}
