package city.belfry.local.cloud;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

/** The Parameter Store in memory: nothing secret reaches the disk. Safe for threads. */
public final class EmbeddedParameters implements SsmClient {
  private final Place place;
  private final Map<String, Parameter> parameters = new ConcurrentHashMap<>();

  public EmbeddedParameters(Place place) {
    this.place = place;
  }

  @Override
  public PutParameterResponse putParameter(PutParameterRequest request) {
    var name = request.name();
    var overwrite = Boolean.TRUE.equals(request.overwrite());
    var stored =
        parameters.compute(
            name,
            (_, earlier) -> {
              if (earlier != null && !overwrite) {
                throw ParameterAlreadyExistsException.builder()
                    .message("The parameter %s already exists.".formatted(name))
                    .statusCode(400)
                    .build();
              }
              return parameter(request, earlier == null ? 1 : earlier.version() + 1);
            });
    return PutParameterResponse.builder().version(stored.version()).build();
  }

  private Parameter parameter(PutParameterRequest request, long version) {
    var type = request.type() == null ? ParameterType.STRING : request.type();
    var resource = "parameter/" + request.name().replaceFirst("^/", "");
    return Parameter.builder()
        .name(request.name())
        .arn(place.arn("ssm", resource))
        .type(type)
        .dataType("text")
        .value(request.value())
        .version(version)
        .build();
  }

  @Override
  public GetParameterResponse getParameter(GetParameterRequest request) {
    var parameter = parameters.get(request.name());
    if (parameter == null) {
      throw ParameterNotFoundException.builder()
          .message("The parameter %s does not exist.".formatted(request.name()))
          .statusCode(400)
          .build();
    }
    var readable =
        parameter.type() != ParameterType.SECURE_STRING
            || Boolean.TRUE.equals(request.withDecryption());
    return GetParameterResponse.builder()
        .parameter(readable ? parameter : sealed(parameter))
        .build();
  }

  /** Whoever forgets to ask for decryption notices it here, not on AWS. */
  private static Parameter sealed(Parameter parameter) {
    var noise = parameter.value().getBytes(StandardCharsets.UTF_8);
    var text = "sealed:" + Base64.getEncoder().encodeToString(noise);
    return parameter.toBuilder().value(text).build();
  }

  @Override
  public String serviceName() {
    return SsmClient.SERVICE_NAME;
  }

  @Override
  public void close() {}
}
