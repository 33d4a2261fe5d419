package city.belfry.page;

import city.belfry.domain.picture.Picture;
import city.belfry.platform.Pictures;
import city.belfry.usecase.picture.PictureFiles;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The files of pictures, beside the city's pages, which show them. An address is known only to who
 * has the picture already, or a page that shows it. Safe for threads.
 */
public final class S3Pictures implements PictureFiles, Pictures {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final S3Client client;
  private final String bucket;

  public S3Pictures(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public void put(Picture picture, byte[] jpeg) {
    client.putObject(
        r -> r.bucket(bucket).key(picture.key()).contentType(Picture.TYPE).cacheControl(FOR_EVER),
        RequestBody.fromBytes(jpeg));
  }

  @Override
  public byte[] read(Picture picture) {
    return client.getObjectAsBytes(r -> r.bucket(bucket).key(picture.key())).asByteArray();
  }
}
