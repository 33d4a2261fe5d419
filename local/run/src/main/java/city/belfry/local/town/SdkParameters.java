package city.belfry.local.town;

import city.belfry.runtime.Parameters;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** The one call that functions make of the parameter store, on the SDK's client. */
public record SdkParameters(SsmClient client) implements Parameters {
  @Override
  public Optional<String> read(String name) {
    try {
      return Optional.of(
          client.getParameter(r -> r.name(name).withDecryption(true)).parameter().value());
    } catch (ParameterNotFoundException _) {
      return Optional.empty();
    }
  }
}
