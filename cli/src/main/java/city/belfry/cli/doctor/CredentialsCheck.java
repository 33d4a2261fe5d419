package city.belfry.cli.doctor;

import city.belfry.cli.api.Api;
import city.belfry.cli.api.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Whether there is something behind every channel's reference. Reads no secret. */
public record CredentialsCheck(Api api, SsmClient parameters, String stack) implements Check {
  @Override
  public String name() {
    return "credentials";
  }

  @Override
  public List<Finding> look() {
    var findings = new ArrayList<Finding>();
    for (var channel : api.json(Ask.get("/v1/channels")).path("channels")) {
      var reference = channel.path("credentials").asText();
      if (!reference.isEmpty()) {
        finding(channel.path("name").asText(), "/" + stack + "/" + reference)
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> finding(String channel, String name) {
    var help = "Store its secrets: ./belfry channels connect " + channel + " --stack " + stack;
    try {
      // Without decryption: what comes back is sealed.
      var type =
          parameters.getParameter(r -> r.name(name).withDecryption(false)).parameter().type();
      return type == ParameterType.SECURE_STRING
          ? Optional.empty()
          : Optional.of(
              Finding.wrong("%s's secrets lie unsealed in %s.".formatted(channel, name), help));
    } catch (ParameterNotFoundException _) {
      return Optional.of(
          Finding.wrong("%s has no secrets: there is no %s.".formatted(channel, name), help));
    }
  }
}
