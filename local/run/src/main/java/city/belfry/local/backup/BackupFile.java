package city.belfry.local.backup;

import city.belfry.local.cloud.AttributeJson;
import city.belfry.runtime.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items, one a line, in the form of DynamoDB's own export to S3: {@code {"Item": {…}}}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html">DynamoDB
 *     table export output format</a>
 */
public final class BackupFile {
  private BackupFile() {}

  /**
   * Writes a new file that only its owner may read: what is not due yet is not public.
   *
   * @return how many items
   * @throws IOException also where the file exists
   */
  public static int write(Path file, Iterable<Map<String, AttributeValue>> items)
      throws IOException {
    var count = 0;
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, how, owner);
        var out = java.nio.channels.Channels.newWriter(channel, StandardCharsets.UTF_8)) {
      for (var item : items) {
        var line = Json.object();
        line.set("Item", AttributeJson.item(item));
        out.write(line + "\n");
        count++;
      }
    }
    return count;
  }

  /**
   * Reads a file, also one that is gzipped by its name.
   *
   * @throws IOException where a line is no item, by its number
   */
  public static List<Map<String, AttributeValue>> read(Path file) throws IOException {
    var items = new ArrayList<Map<String, AttributeValue>>();
    try (var lines =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      var number = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        items.add(item(file, number, line));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return items;
  }

  private static InputStream open(Path file) throws IOException {
    var stream = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
  }

  private static Map<String, AttributeValue> item(Path file, int number, String line)
      throws IOException {
    try {
      var item = Json.parse(line.getBytes(StandardCharsets.UTF_8)).path("Item");
      if (item.path("pk").isObject() && item.path("sk").isObject()) {
        return AttributeJson.read(item);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("line %d of %s is no item: %s".formatted(number, file, first(e)), e);
    }
    throw new IOException("line %d of %s is no item of Belfry's table".formatted(number, file));
  }

  private static String first(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
