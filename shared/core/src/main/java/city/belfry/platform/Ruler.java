package city.belfry.platform;

import city.belfry.domain.message.Ruling;
import city.belfry.domain.message.Words;

/** Measures words as its platform does. Pure, safe for threads, no I/O. */
public interface Ruler {
  Ruling measure(Words words);

  /** The ruler of words that stand beside a picture. */
  default Ruler captioning() {
    return this;
  }
}
