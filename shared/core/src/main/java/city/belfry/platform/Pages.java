package city.belfry.platform;

/** The object store of the city's public pages. Safe for threads. */
public interface Pages {
  /**
   * Puts a file, whole, replacing what was there.
   *
   * @param key the path below the city's public address, without a leading slash
   */
  void put(String key, String contentType, byte[] content);

  /** Whether there is a file. */
  boolean exists(String key);
}
