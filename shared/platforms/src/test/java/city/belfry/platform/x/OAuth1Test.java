package city.belfry.platform.x;

import static org.assertj.core.api.Assertions.assertThat;

import city.belfry.platform.wire.Keyring;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OAuth1Test {
  /** The example of RFC 5849, section 3.4.1.1, its form's parameters moved into the query. */
  @Test
  void buildsTheBaseStringOfTheStandard() {
    var oauth =
        new TreeMap<>(
            Map.of(
                "oauth_consumer_key", "9djdj82h48djs9d2",
                "oauth_token", "kkk9d7dh3k39sjv7",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "137131201",
                "oauth_nonce", "7d8f3e4a"));
    var address =
        URI.create("http://EXAMPLE.com:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b&c2&a3=2+q");
    assertThat(OAuth1.baseString("post", address, oauth))
        .isEqualTo(
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da"
                + "%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2"
                + "%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1"
                + "%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7");
  }

  /** The example on X's page "Creating a signature", its form's parameter moved into the query. */
  @Test
  void signsAsXsOwnExampleDoes() {
    var keys =
        new Keyring.Complete(
            Map.of(
                "consumerKey", "xvz1evFS4wEEPTGEFPHBog",
                "consumerSecret", "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
                "accessToken", "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
                "accessTokenSecret", "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE"));
    var address =
        URI.create(
            "https://api.twitter.com/1.1/statuses/update.json?include_entities=true&status="
                + "Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21");
    assertThat(
            new OAuth1(keys)
                .header(
                    "POST",
                    address,
                    Instant.ofEpochSecond(1_318_622_958),
                    "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"))
        .startsWith("OAuth oauth_consumer_key=\"xvz1evFS4wEEPTGEFPHBog\", oauth_nonce=")
        .contains("oauth_signature=\"hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D\"");
  }

  @Test
  void everyHeaderHasANonceOfItsOwn() {
    var keys =
        new Keyring.Complete(
            Map.of(
                "consumerKey", "a",
                "consumerSecret", "b",
                "accessToken", "c",
                "accessTokenSecret", "d"));
    var address = URI.create("https://api.x.com/2/tweets");
    var signer = new OAuth1(keys);
    assertThat(signer.header("GET", address, Instant.EPOCH))
        .isNotEqualTo(signer.header("GET", address, Instant.EPOCH));
    assertThat(signer.toString()).doesNotContain("=b", "=d");
  }
}
