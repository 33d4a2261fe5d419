package city.belfry.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * One call of the parameter store, by the SDK's own signer and HTTP client: the SDK's client for
 * all its calls would be a quarter of the publisher's zip. Reading may be repeated, so it is, at
 * once.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html">GetParameter</a>
 */
public final class SignedParameters implements Parameters {
  private static final String SERVICE = "ssm";
  private static final int TRIES = 3;

  private final SdkHttpClient http;
  private final Supplier<? extends AwsCredentialsIdentity> credentials;
  private final Supplier<Region> region;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  SignedParameters(
      SdkHttpClient http,
      Supplier<? extends AwsCredentialsIdentity> credentials,
      Supplier<Region> region) {
    this.http = http;
    this.credentials = credentials;
    this.region = region;
  }

  /**
   * With what the process was given.
   *
   * @param attempt how long one try may wait, for the connection and for the answer each
   */
  public static SignedParameters ofTheProcess(Duration attempt) {
    return new SignedParameters(
        UrlConnectionHttpClient.builder().connectionTimeout(attempt).socketTimeout(attempt).build(),
        DefaultCredentialsProvider.builder().build()::resolveCredentials,
        DefaultAwsRegionProviderChain.builder().build()::getRegion);
  }

  /** What a try came to. */
  private sealed interface Answer {
    record Found(String value) implements Answer {}

    record NotFound() implements Answer {}

    record Failed(String why) implements Answer {}
  }

  @Override
  public Optional<String> read(String name) {
    var why = "";
    for (var tries = 0; tries < TRIES; tries++) {
      switch (ask(name)) {
        case Answer.Found(var value) -> {
          return Optional.of(value);
        }
        case Answer.NotFound() -> {
          return Optional.empty();
        }
        case Answer.Failed(var reason) -> why = reason;
      }
    }
    throw SdkClientException.create("the parameter store: " + why);
  }

  private Answer ask(String name) {
    var body = JsonNodeFactory.instance.objectNode().put("Name", name).put("WithDecryption", true);
    var payload = ContentStreamProvider.fromUtf8String(body.toString());
    var signed =
        signer.sign(r ->
            r.identity(credentials.get())
                .request(request())
                .payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.get().id()));
    var call =
        HttpExecuteRequest.builder()
            .request(signed.request())
            .contentStreamProvider(signed.payload().orElse(payload))
            .build();
    try {
      var response = http.prepareRequest(call).call();
      try (var in = response.responseBody().orElse(AbortableInputStream.createEmpty())) {
        return answer(response.httpResponse().statusCode(), Json.parse(in.readAllBytes()));
      }
    } catch (IOException e) {
      return new Answer.Failed(e.toString());
    }
  }

  private SdkHttpRequest request() {
    return SdkHttpRequest.builder()
        .method(SdkHttpMethod.POST)
        .uri(endpoint(region.get()).resolve("/"))
        .putHeader("Content-Type", "application/x-amz-json-1.1")
        .putHeader("X-Amz-Target", "AmazonSSM.GetParameter")
        .build();
  }

  /** The region's, unless the SDK's variables say otherwise, as for every other client. */
  private static URI endpoint(Region region) {
    return AwsClientEndpointProvider.builder()
        .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_SSM")
        .serviceEndpointOverrideSystemProperty("aws.endpointUrlSsm")
        .serviceProfileProperty(SERVICE)
        .profileFile(() -> ProfileFile.aggregator().build())
        .profileName("default")
        .serviceEndpointPrefix(SERVICE)
        .defaultProtocol("https")
        .region(region)
        .build()
        .clientEndpoint();
  }

  /** Only the error's kind is told: nothing of a value gets into a log. */
  private static Answer answer(int status, JsonNode body) {
    var value = body.path("Parameter").path("Value");
    if (status == 200 && value.isTextual()) {
      return new Answer.Found(value.textValue());
    }
    var kind = body.path("__type").asText("").replaceFirst("^.*#", "");
    return kind.equals("ParameterNotFound")
        ? new Answer.NotFound()
        : new Answer.Failed("HTTP " + status + " " + kind);
  }
}
