package city.belfry.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;

/** One call of the parameter store, beside the SDK's client. */
class SignedParametersTest {
  private static final String NAME = "/belfry/channels/x/city";
  private static final String FOUND =
      "{\"Parameter\":{\"Name\":\"n\",\"Value\":\"{\\\"a\\\":1}\"}}";
  private static final AwsSessionCredentials CREDENTIALS =
      AwsSessionCredentials.create("AKIDEXAMPLE", "key", "session");

  private final Scripted http = new Scripted();

  private SignedParameters parameters(Region region) {
    return new SignedParameters(http, () -> CREDENTIALS, () -> region);
  }

  private SignedParameters parameters() {
    return parameters(Region.US_WEST_2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-west-2", "eu-central-1", "cn-north-1", "us-gov-west-1"})
  void asksWhatTheSdksClientAsks(String region) {
    http.then(200, FOUND).then(200, FOUND);
    var sdk =
        SsmClient.builder()
            .httpClient(http)
            .region(Region.of(region))
            .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
            .build();

    var theirs = sdk.getParameter(r -> r.name(NAME).withDecryption(true)).parameter().value();
    var ours = parameters(Region.of(region)).read(NAME);

    assertThat(ours).contains(theirs).contains("{\"a\":1}");
    assertThat(http.asked.getLast().getUri()).isEqualTo(http.asked.getFirst().getUri());
    assertThat(http.asked.getLast().method()).isEqualTo(http.asked.getFirst().method());
    assertThat(http.bodies.getLast()).isEqualTo(http.bodies.getFirst());
    for (var header : List.of("X-Amz-Target", "Content-Type", "X-Amz-Security-Token")) {
      assertThat(http.header(1, header)).as(header).isEqualTo(http.header(0, header)).isNotEmpty();
    }
    assertThat(http.header(1, "Authorization"))
        .contains("/" + region + "/ssm/aws4_request")
        .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/");
  }

  @Test
  void goesWhereTheSdksSettingsSay() {
    http.then(200, FOUND);
    System.setProperty("aws.endpointUrlSsm", "http://127.0.0.1:4566");
    try {
      assertThat(parameters().read(NAME)).contains("{\"a\":1}");
    } finally {
      System.clearProperty("aws.endpointUrlSsm");
    }
    assertThat(http.asked.getLast().getUri()).hasToString("http://127.0.0.1:4566/");
  }

  @Test
  void aParameterThatIsNotThereIsNone() {
    http.then(400, "{\"__type\":\"ParameterNotFound\"}");
    http.then(400, "{\"__type\":\"com.amazonaws.ssm#ParameterNotFound\"}");
    assertThat(parameters().read(NAME)).isEmpty();
    assertThat(parameters().read(NAME)).isEmpty();
  }

  @Test
  void asksAgainWhereItFailed() {
    http.then(500, "").then(400, "{\"__type\":\"ThrottlingException\"}").then(200, FOUND);
    assertThat(parameters().read(NAME)).contains("{\"a\":1}");
    assertThat(http.asked).hasSize(3);
  }

  @Test
  void givesUpTheThirdTimeAndTellsNoValue() {
    for (var i = 0; i < 4; i++) {
      http.then(403, "{\"__type\":\"AccessDeniedException\",\"Parameter\":{\"Value\":\"secret\"}}");
    }
    assertThatThrownBy(() -> parameters().read(NAME))
        .isInstanceOf(SdkClientException.class)
        .hasMessage("the parameter store: HTTP 403 AccessDeniedException");
    assertThat(http.asked).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "null", "{}", "{\"Parameter\":{\"Value\":7}}"})
  void anAnswerThatIsNoneIsNoParameter(String body) {
    http.then(200, body).then(200, body).then(200, body);
    assertThatThrownBy(() -> parameters().read(NAME)).isInstanceOf(SdkClientException.class);
  }

  @Test
  void signsAlsoWithoutASession() {
    http.then(200, FOUND);
    var plain = AwsBasicCredentials.create("AKIDEXAMPLE", "key");
    new SignedParameters(http, () -> plain, () -> Region.US_WEST_2).read(NAME);
    assertThat(http.header(0, "Authorization")).isNotEmpty();
    assertThat(http.header(0, "X-Amz-Security-Token")).isEmpty();
  }

  /** Answers in turn, and remembers what was asked. */
  private static final class Scripted implements SdkHttpClient {
    private final Deque<HttpExecuteResponse> script = new ArrayDeque<>();
    private final List<SdkHttpRequest> asked = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();

    Scripted then(int status, String body) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      script.add(
          HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(status).build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
              .build());
      return this;
    }

    String header(int request, String name) {
      return asked.get(request).firstMatchingHeader(name).orElse("");
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      asked.add(request.httpRequest());
      try (var in = request.contentStreamProvider().orElseThrow().newStream()) {
        bodies.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return script.remove();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
