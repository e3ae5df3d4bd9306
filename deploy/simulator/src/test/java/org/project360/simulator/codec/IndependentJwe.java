package org.project360.simulator.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Opens a JWE as RFC 7516 says and with nothing but the JDK. */
public final class IndependentJwe {
    private IndependentJwe() {}

    public static JsonNode header(byte[] compact) throws IOException {
        return Json.MAPPER.readTree(part(compact, 0));
    }

    public static byte[] open(byte[] compact, byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, part(compact, 2)));
        cipher.updateAAD(text(compact, 0).getBytes(StandardCharsets.US_ASCII));
        if (!text(compact, 1).isEmpty()) {
            throw new GeneralSecurityException("An encrypted key has no place in alg=dir.");
        }
        cipher.update(new byte[0]);
        byte[] sealed = part(compact, 3);
        byte[] tag = part(compact, 4);
        byte[] both = new byte[sealed.length + tag.length];
        System.arraycopy(sealed, 0, both, 0, sealed.length);
        System.arraycopy(tag, 0, both, sealed.length, tag.length);
        return cipher.doFinal(both);
    }

    private static byte[] part(byte[] compact, int place) {
        return Base64.getUrlDecoder().decode(text(compact, place));
    }

    private static String text(byte[] compact, int place) {
        String[] parts = new String(compact, StandardCharsets.US_ASCII).split("\\.", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("A JWE has five parts.");
        }
        return parts[place];
    }
}
