package city.belfry.local.command;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a stage's address from the command line, with or without the slash at its end. */
final class StageAddress implements ITypeConverter<URI> {
  @Override
  public URI convert(String text) {
    try {
      var address = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      if (address.getHost() != null && "http".equals(address.getScheme())) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Told below.
    }
    throw new TypeConversionException(
        "'" + text + "' is no stage's address, such as http://127.0.0.1:8090/stage");
  }
}
