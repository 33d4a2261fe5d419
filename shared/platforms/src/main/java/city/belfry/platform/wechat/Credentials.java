package city.belfry.platform.wechat;

import city.belfry.platform.answer.Masking;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the city got from WeChat's console. Never printed. */
record Credentials(String appId, String appSecret) {
  static final String APP_ID = "appId";
  static final String APP_SECRET = "appSecret";

  /** Nothing when {@link #missing} names something. */
  static Optional<Credentials> in(Map<String, String> secrets) {
    return missing(secrets).isEmpty()
        ? Optional.of(
            new Credentials(
                secrets.getOrDefault(APP_ID, "").strip(),
                secrets.getOrDefault(APP_SECRET, "").strip()))
        : Optional.empty();
  }

  static List<String> missing(Map<String, String> secrets) {
    return List.of(APP_ID, APP_SECRET).stream()
        .filter(name -> secrets.getOrDefault(name, "").isBlank())
        .toList();
  }

  Masking masking() {
    return Masking.of(List.of(appId, appSecret));
  }

  Masking masking(String token) {
    return Masking.of(List.of(appId, appSecret, token));
  }

  @Override
  public String toString() {
    return "Credentials[***]";
  }
}
