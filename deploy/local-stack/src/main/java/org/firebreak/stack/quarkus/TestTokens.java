// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack.quarkus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.firebreak.stack.LocalStack;

/// Signed tokens like Keycloak's, for tests of one service without Keycloak.
public final class TestTokens {
  public static final String ISSUER = "https://firebreak.test";

  private static final Duration LIFETIME = Duration.ofMinutes(5);

  /// Tests and test resources may be loaded by different class loaders; the key must be one.
  private static final String PRIVATE_KEY = "firebreak.test.private-key";

  private static final String PUBLIC_KEY = "firebreak.test.public-key";

  /// How long a caller keeps a token, as any client does: signing costs more than most requests.
  private static final Duration KEPT = Duration.ofMinutes(1);

  private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Token(String value, Instant until) {}

  private TestTokens() {}

  /// A token of somebody at the organization, who signed in themselves, with these roles.
  public static String of(String organizationId, String... roles) {
    return with(Map.of("organization_id", organizationId), roles);
  }

  /// A token without an organization, as a service's own.
  public static String ofService(String... roles) {
    return with(Map.of("person", false), roles);
  }

  /// A token with these claims in place of, or beside, the usual ones.
  public static String with(Map<String, Object> claims, String... roles) {
    Instant now = Instant.now();
    return TOKENS
        .compute(
            new TreeMap<>(claims) + " " + List.of(roles),
            (_, kept) ->
                kept != null && now.isBefore(kept.until())
                    ? kept
                    : new Token(signed(claims, now, roles), now.plus(KEPT)))
        .value();
  }

  private static String signed(Map<String, Object> claims, Instant now, String... roles) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("iss", ISSUER);
    body.put("aud", LocalStack.SERVICES);
    body.put("sub", UUID.randomUUID().toString());
    body.put("jti", UUID.randomUUID().toString());
    body.put("typ", "Bearer");
    body.put("iat", now.getEpochSecond());
    body.put("exp", now.plus(LIFETIME).getEpochSecond());
    body.put("person", true);
    body.put("realm_access", Map.of("roles", List.of(roles)));
    body.putAll(claims);
    return sign(Map.of("alg", "RS256", "typ", "JWT", "kid", "test"), body);
  }

  /// The key that tokens are verified with, as `quarkus.oidc.public-key` takes it.
  public static String publicKey() {
    synchronized (System.getProperties()) {
      if (System.getProperty(PUBLIC_KEY) == null) {
        generateKeys();
      }
      return System.getProperty(PUBLIC_KEY);
    }
  }

  private static void generateKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      Base64.Encoder base64 = Base64.getEncoder();
      System.setProperty(PRIVATE_KEY, base64.encodeToString(pair.getPrivate().getEncoded()));
      System.setProperty(PUBLIC_KEY, base64.encodeToString(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrivateKey privateKey() throws GeneralSecurityException {
    publicKey();
    byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE_KEY));
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static String sign(Map<String, Object> header, Map<String, Object> body) {
    try {
      Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
      String signed =
          base64.encodeToString(JSON.writeValueAsBytes(header))
              + "."
              + base64.encodeToString(JSON.writeValueAsBytes(body));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(privateKey());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + base64.encodeToString(signature.sign());
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
