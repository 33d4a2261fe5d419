package city.belfry.local.cloud;

import city.belfry.time.Clock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An object store for small files: held in memory and, where a folder is given, written through to
 * it. Any bucket exists. A key never becomes a path. Safe for threads.
 */
public final class EmbeddedObjects implements S3Client {
  private static final int LONGEST_KEY_BYTES = 1_024;
  private static final int LARGEST_PAGE = 1_000;

  private final @Nullable Path folder;
  private final Clock clock;
  private final Map<String, NavigableMap<String, StoredObject>> buckets = new HashMap<>();

  private EmbeddedObjects(@Nullable Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Starts, in memory or in a folder that is made where it does not exist.
   *
   * @throws IOException when the folder cannot be read
   */
  public static EmbeddedObjects start(Optional<Path> folder, Clock clock) throws IOException {
    var store = new EmbeddedObjects(folder.orElse(null), clock);
    if (folder.isPresent()) {
      Files.createDirectories(folder.get());
      try (var files = Files.newDirectoryStream(folder.get(), "*.object")) {
        for (var file : files) {
          store.keep(StoredObject.read(file));
        }
      }
    }
    return store;
  }

  @Override
  public synchronized PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    var name = new StoredObject.Name(request.bucket(), request.key());
    if (name.key().getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY_BYTES) {
      throw refused(400, "KeyTooLongError: the key is longer than 1024 bytes");
    }
    if ("*".equals(request.ifNoneMatch()) && objects(name.bucket()).containsKey(name.key())) {
      throw refused(412, "PreconditionFailed: the key exists");
    }
    var object =
        new StoredObject(name, bytes(body), headers(request), request.metadata(), clock.now());
    if (folder != null) {
      try {
        object.write(folder);
      } catch (IOException fault) {
        throw SdkClientException.create("%s could not be written".formatted(name.key()), fault);
      }
    }
    keep(object);
    return PutObjectResponse.builder().eTag(object.etag()).build();
  }

  private static byte[] bytes(RequestBody body) {
    try (var in = body.contentStreamProvider().newStream()) {
      return in.readAllBytes();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Map<String, String> headers(PutObjectRequest request) {
    var headers = new HashMap<String, String>();
    headers.put(
        "Content-Type",
        Objects.requireNonNullElse(request.contentType(), "application/octet-stream"));
    put(headers, "Cache-Control", request.cacheControl());
    put(headers, "Content-Language", request.contentLanguage());
    put(headers, "Content-Encoding", request.contentEncoding());
    put(headers, "Content-Disposition", request.contentDisposition());
    return headers;
  }

  private static void put(Map<String, String> headers, String name, @Nullable String value) {
    if (value != null) {
      headers.put(name, value);
    }
  }

  private void keep(StoredObject object) {
    objects(object.name().bucket()).put(object.name().key(), object);
  }

  private NavigableMap<String, StoredObject> objects(String bucket) {
    return buckets.computeIfAbsent(bucket, _ -> new TreeMap<>());
  }

  private synchronized StoredObject get(String bucket, String key) {
    var object = objects(bucket).get(key);
    if (object == null) {
      throw NoSuchKeyException.builder()
          .message("The specified key does not exist.")
          .statusCode(404)
          .build();
    }
    return object;
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    var object = get(request.bucket(), request.key());
    var response =
        GetObjectResponse.builder()
            .contentLength((long) object.bytes().length)
            .contentType(object.headers().get("Content-Type"))
            .cacheControl(object.headers().get("Cache-Control"))
            .contentLanguage(object.headers().get("Content-Language"))
            .contentEncoding(object.headers().get("Content-Encoding"))
            .contentDisposition(object.headers().get("Content-Disposition"))
            .metadata(object.metadata())
            .eTag(object.etag())
            .lastModified(object.modified())
            .build();
    try {
      return transformer.transform(
          response, AbortableInputStream.create(new ByteArrayInputStream(object.bytes())));
    } catch (RuntimeException fault) {
      throw fault;
    } catch (Exception fault) {
      throw SdkClientException.create("the object could not be handed over", fault);
    }
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    var object = get(request.bucket(), request.key());
    return HeadObjectResponse.builder()
        .contentLength((long) object.bytes().length)
        .contentType(object.headers().get("Content-Type"))
        .cacheControl(object.headers().get("Cache-Control"))
        .contentLanguage(object.headers().get("Content-Language"))
        .contentEncoding(object.headers().get("Content-Encoding"))
        .contentDisposition(object.headers().get("Content-Disposition"))
        .metadata(object.metadata())
        .eTag(object.etag())
        .lastModified(object.modified())
        .build();
  }

  @Override
  public synchronized ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    if (request.delimiter() != null) {
      throw new UnsupportedOperationException("lists have no delimiter here");
    }
    var prefix = Objects.requireNonNullElse(request.prefix(), "");
    var after = request.continuationToken();
    if (after == null) {
      after = Objects.requireNonNullElse(request.startAfter(), "");
    }
    var most = Math.min(Objects.requireNonNullElse(request.maxKeys(), LARGEST_PAGE), LARGEST_PAGE);
    var found =
        objects(request.bucket()).tailMap(after, false).values().stream()
            .filter(object -> object.name().key().startsWith(prefix))
            .limit(most + 1L)
            .toList();
    var page = found.subList(0, Math.min(most, found.size()));
    var response =
        ListObjectsV2Response.builder()
            .name(request.bucket())
            .prefix(prefix)
            .maxKeys(most)
            .keyCount(page.size())
            .isTruncated(found.size() > page.size())
            .contents(page.stream().map(EmbeddedObjects::listed).toList());
    if (found.size() > page.size() && !page.isEmpty()) {
      response.nextContinuationToken(page.getLast().name().key());
    }
    return response.build();
  }

  private static S3Object listed(StoredObject object) {
    return S3Object.builder()
        .key(object.name().key())
        .size((long) object.bytes().length)
        .eTag(object.etag())
        .lastModified(object.modified())
        .build();
  }

  @Override
  public synchronized DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    var object = objects(request.bucket()).remove(request.key());
    if (object != null && folder != null) {
      try {
        Files.deleteIfExists(folder.resolve(object.name().file()));
      } catch (IOException fault) {
        throw SdkClientException.create("the object could not be deleted", fault);
      }
    }
    return DeleteObjectResponse.builder().build();
  }

  private static S3Exception refused(int status, String message) {
    return (S3Exception) S3Exception.builder().message(message).statusCode(status).build();
  }

  @Override
  public String serviceName() {
    return S3Client.SERVICE_NAME;
  }

  @Override
  public void close() {}
}
