package city.belfry.picture;

import city.belfry.page.S3Pictures;
import city.belfry.runtime.Outside;
import city.belfry.runtime.ProcessOutside;
import city.belfry.runtime.http.HttpFunction;
import city.belfry.store.DynamoStores;
import city.belfry.usecase.picture.AddPicture;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * {@code POST /v1/pictures}: a function of its own, so that a file which harms its reader finds no
 * rights there but to add pictures.
 */
public final class PictureHandler extends HttpFunction {
  /** What fits into a request of 6 MB when it is written in base64. */
  private static final int MOST_BYTES = 4_400_000;

  public PictureHandler() {
    this(new ProcessOutside());
  }

  public PictureHandler(Outside outside) {
    this(outside, PictureConfig.from(outside.variables()));
  }

  private PictureHandler(Outside outside, PictureConfig config) {
    super(Map.of("POST /v1/pictures", door(outside, config)::add), outside.log(), MOST_BYTES);
  }

  private static PictureDoor door(Outside outside, PictureConfig config) {
    var stores =
        DynamoStores.on(
            outside.client(DynamoDbClient.class), config.table(), outside.clock(), outside.ids());
    var files = new S3Pictures(outside.client(S3Client.class), config.bucket());
    var add = new AddPicture(new JpegRenditions(), files, stores.pictures());
    return new PictureDoor(add, config.board());
  }
}
