package city.belfry.local.rehearse;

/** Quantiles by nearest rank: every one is a value that was measured. */
public final class Quantile {
  private Quantile() {}

  /**
   * The smallest value that at least this part of all values does not exceed.
   *
   * @param sorted not empty
   * @param part from 0 to 1
   */
  public static double of(double[] sorted, double part) {
    return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
  }
}
