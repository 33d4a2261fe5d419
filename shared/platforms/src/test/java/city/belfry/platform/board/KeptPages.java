package city.belfry.platform.board;

import city.belfry.platform.Pages;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Pages in memory; {@link #broken} pages throw. */
final class KeptPages implements Pages {
  final Map<String, String> files = new TreeMap<>();
  boolean broken;

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
