package city.belfry.cli.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** A stack's secrets in the Parameter Store, sealed with the account's own key. */
public record ParameterStore(SsmClient client, String stack) implements SecretStore {
  @Override
  public void put(String reference, ObjectNode secrets) {
    client.putParameter(request ->
        request
            .name("/" + stack + "/" + reference)
            .type(ParameterType.SECURE_STRING)
            .value(secrets.toString())
            .overwrite(true));
  }
}
