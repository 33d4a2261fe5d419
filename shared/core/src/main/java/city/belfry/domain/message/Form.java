package city.belfry.domain.message;

/**
 * How a platform's messages are put together.
 *
 * @param titled the platform shows a title apart from the text
 * @param link whether the post's own page is linked
 * @param linkInText the link stands at the end of the text; otherwise the platform takes it in a
 *     field of its own
 * @param describes what a picture shows stands below the text; otherwise the platform takes it in a
 *     field of its own
 */
public record Form(boolean titled, Link link, boolean linkInText, boolean describes) {
  public Form(boolean titled, Link link, boolean linkInText) {
    this(titled, link, linkInText, false);
  }

  /** The same, with what a picture shows below the text. */
  public Form describing() {
    return new Form(titled, link, linkInText, true);
  }

  /** The same, for a post that does not ask for its link. */
  public Form unasked() {
    return link == Link.WHEN_ASKED ? new Form(titled, Link.NEVER, linkInText, describes) : this;
  }

  /** Whether a message carries the link to the post's own page. */
  public enum Link {
    /** The platform refuses messages without it. */
    ALWAYS,
    /** When the post asks for it. */
    WHEN_ASKED,
    /** It would be a link to itself. */
    NEVER
  }
}
