package city.belfry.local.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port from the command line. */
final class Port implements ITypeConverter<Integer> {
  private static final int LAST = 65_535;

  @Override
  public Integer convert(String text) {
    try {
      var port = Integer.parseInt(text);
      if (port >= 0 && port <= LAST) {
        return port;
      }
    } catch (NumberFormatException _) {
      // Told below, like a number out of range.
    }
    throw new TypeConversionException("'" + text + "' is no port: 0 to " + LAST);
  }
}
