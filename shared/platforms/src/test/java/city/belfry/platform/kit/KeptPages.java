package city.belfry.platform.kit;

import city.belfry.platform.Pages;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Pages in memory; {@link #broken} pages throw. */
public final class KeptPages implements Pages {
  public final Map<String, String> files = new TreeMap<>();
  public boolean broken;

  @Override
  public void put(String key, String contentType, byte[] content) {
    if (broken) {
      throw new IllegalStateException("the object store is away");
    }
    files.put(key, new String(content, StandardCharsets.UTF_8));
  }

  @Override
  public boolean exists(String key) {
    if (broken) {
      throw new IllegalStateException("the object store is away");
    }
    return files.containsKey(key);
  }
}
