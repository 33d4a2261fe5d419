package city.belfry.page;

import city.belfry.platform.Pages;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The city's pages in a bucket. Safe for threads. */
public final class S3Pages implements Pages {
  private final S3Client client;
  private final String bucket;

  public S3Pages(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public void put(String key, String contentType, byte[] content) {
    client.putObject(
        r -> r.bucket(bucket).key(key).contentType(contentType).cacheControl("max-age=30"),
        RequestBody.fromBytes(content));
  }

  @Override
  public boolean exists(String key) {
    try {
      client.headObject(r -> r.bucket(bucket).key(key));
      return true;
    } catch (NoSuchKeyException _) {
      return false;
    }
  }
}
