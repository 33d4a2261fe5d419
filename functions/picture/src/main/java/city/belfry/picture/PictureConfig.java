package city.belfry.picture;

import city.belfry.runtime.Variables;
import java.net.URI;
import java.util.Map;

/**
 * What the function is told by its variables.
 *
 * @param bucket the board's
 * @param board the city's public address, ending in a slash
 */
record PictureConfig(String table, String bucket, URI board) {
  static PictureConfig from(Map<String, String> variables) {
    return Variables.read(
        variables,
        v -> new PictureConfig(v.text("TABLE"), v.text("PICTURES"), v.folder("BOARD_URL")));
  }
}
