package city.belfry.publish;

import city.belfry.platform.Pages;

/** The pages of a publisher that has none. */
final class NoPages implements Pages {
  @Override
  public void put(String key, String contentType, byte[] content) {
    throw new IllegalStateException("this publisher has no bucket for " + key);
  }

  @Override
  public boolean exists(String key) {
    throw new IllegalStateException("this publisher has no bucket for " + key);
  }
}
