package city.belfry.platform.bluesky;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Shuts a session away from whoever reads the table alone: AES-GCM, under a key made of the app
 * password, which lies elsewhere, and of whose session it is. A changed password, or another
 * account, opens nothing that was shut before. Safe for threads.
 */
final class SealedBox {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final SecretKey key;

  /**
   * @param owner of what is shut away
   */
  SealedBox(String password, String owner) {
    var parameters =
        HKDFParameterSpec.ofExtract()
            .addIKM(utf8(password))
            .thenExpand(utf8("belfry bluesky session " + owner), KEY_BYTES);
    try {
      key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 25 derives keys", e);
    }
  }

  /** Never the same twice: the cipher draws a nonce each time. */
  String seal(String text) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, key);
      var nonce = cipher.getIV();
      var shut = cipher.doFinal(utf8(text));
      var all = Arrays.copyOf(nonce, nonce.length + shut.length);
      System.arraycopy(shut, 0, all, nonce.length, shut.length);
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java encrypts", e);
    }
  }

  /** Nothing where it was shut under another key, or tampered with. */
  Optional<String> open(String sealed) {
    try {
      var all = Base64.getDecoder().decode(sealed);
      if (all.length <= NONCE_BYTES) {
        return Optional.empty();
      }
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, NONCE_BYTES));
      var text = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (AEADBadTagException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java decrypts", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
