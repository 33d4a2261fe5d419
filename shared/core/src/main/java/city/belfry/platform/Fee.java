package city.belfry.platform;

import java.math.BigDecimal;

/**
 * What something costs, exactly.
 *
 * @param micros in millionths of a US dollar, at least 0
 */
public record Fee(long micros) {
  public static final Fee NONE = new Fee(0);

  private static final int DIGITS = 6;
  private static final int USUAL_DIGITS = 2;

  public Fee {
    if (micros < 0) {
      throw new IllegalArgumentException("a fee is not negative: " + micros);
    }
  }

  /**
   * As price lists write it.
   *
   * @param dollars {@code 0.015}
   * @throws ArithmeticException when it is finer than a millionth
   * @throws NumberFormatException when it is no number
   */
  public static Fee ofDollars(String dollars) {
    return new Fee(new BigDecimal(dollars).movePointRight(DIGITS).longValueExact());
  }

  public Fee plus(Fee other) {
    return new Fee(Math.addExact(micros, other.micros));
  }

  public Fee times(int count) {
    return new Fee(Math.multiplyExact(micros, count));
  }

  public boolean isNone() {
    return micros == 0;
  }

  /** As people write it, with the cents and no more than it needs: {@code 0.20}. */
  public String dollars() {
    var exact = BigDecimal.valueOf(micros, DIGITS).stripTrailingZeros();
    return exact.setScale(Math.max(USUAL_DIGITS, exact.scale())).toPlainString();
  }
}
