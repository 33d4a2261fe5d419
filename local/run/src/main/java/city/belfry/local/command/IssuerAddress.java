package city.belfry.local.command;

import city.belfry.local.issuer.OpenIdIssuer;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an OpenID provider's address from the command line, to the letter. */
final class IssuerAddress implements ITypeConverter<URI> {
  @Override
  public URI convert(String text) {
    try {
      var address = new URI(text);
      if (OpenIdIssuer.isSafe(address)) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Told below.
    }
    throw new TypeConversionException(
        "'"
            + text
            + "' is no issuer's address: https://…, or http:// on 127.0.0.1 or localhost alone");
  }
}
