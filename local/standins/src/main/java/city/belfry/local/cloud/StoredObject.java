package city.belfry.local.cloud;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An object and all that is said of it.
 *
 * @param headers content type, cache control and the like, as S3 keeps them
 * @param metadata the writer's own
 */
record StoredObject(
    Name name,
    byte[] bytes,
    Map<String, String> headers,
    Map<String, String> metadata,
    Instant modified) {
  private static final int FORMAT = 1;

  /** A bucket and a key, in the order of S3's lists. */
  record Name(String bucket, String key) {
    /** Of any key, however it is made, a plain name in one folder. */
    String file() {
      var whole = (bucket + "/" + key).getBytes(StandardCharsets.UTF_8);
      return hash("SHA-256", whole) + ".object";
    }
  }

  StoredObject {
    headers = Map.copyOf(headers);
    metadata = Map.copyOf(metadata);
  }

  String etag() {
    return '"' + hash("MD5", bytes) + '"';
  }

  /** Writes the object so that it is there whole or not at all. */
  void write(Path folder) throws IOException {
    var written = Files.createTempFile(folder, "new", ".part");
    Files.write(written, encoded());
    Files.move(
        written,
        folder.resolve(name.file()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private byte[] encoded() throws IOException {
    var whole = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(whole)) {
      out.writeInt(FORMAT);
      out.writeUTF(name.bucket());
      out.writeUTF(name.key());
      out.writeLong(modified.toEpochMilli());
      write(headers, out);
      write(metadata, out);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    return whole.toByteArray();
  }

  static StoredObject read(Path file) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      if (in.readInt() != FORMAT) {
        throw new IOException("%s is of another version".formatted(file));
      }
      var name = new Name(in.readUTF(), in.readUTF());
      var modified = Instant.ofEpochMilli(in.readLong());
      var headers = readMap(in);
      var metadata = readMap(in);
      return new StoredObject(name, in.readNBytes(in.readInt()), headers, metadata, modified);
    }
  }

  private static void write(Map<String, String> map, DataOutputStream out) throws IOException {
    out.writeInt(map.size());
    for (var entry : new TreeMap<>(map).entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  private static Map<String, String> readMap(DataInputStream in) throws IOException {
    var map = new LinkedHashMap<String, String>();
    for (int left = in.readInt(); left > 0; left--) {
      map.put(in.readUTF(), in.readUTF());
    }
    return map;
  }

  private static String hash(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
