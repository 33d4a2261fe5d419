package city.belfry.domain.post;

import java.time.Instant;

/**
 * The words of a post at one time; immutable.
 *
 * @param number from 1
 * @param draft as its author wrote it, with the due instant filled in
 * @param by whose act it was
 */
public record Revision(String post, int number, Draft draft, String by, Instant at) {}
