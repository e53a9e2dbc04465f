// SPDX-License-Identifier: Apache-2.0
package org.firebreak.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The repository's realm, and what the local stack adds to it: a known secret for each client, a
/// client for each sample organization, sample people, and a way to get a person's token without a
/// browser. None of that is fit for any other place.
public final class Realm {
  public static final String NAME = "firebreak";

  /// The client secret of every sample agency and of every service, in the local stack alone.
  public static final String SAMPLE_SECRET = "sample-secret";

  public static final String SAMPLE_PASSWORD = "sample-password";

  /// A client of the local stack alone, that takes a user name and a password.
  static final String DIRECT_CLIENT = "people-direct";

  private static final Path FILE = Path.of("deploy/keycloak/firebreak-realm.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Realm() {}

  /// The realm as it is imported, as JSON.
  static String forLocalStack() {
    Path root = RepositoryRoot.find();
    return forLocalStack(
        root.resolve(FILE), SampleOrganization.read(root.resolve(SampleOrganization.FILE)));
  }

  static String forLocalStack(Path file, List<SampleOrganization> organizations) {
    try {
      ObjectNode realm = (ObjectNode) JSON.readTree(file.toFile());
      ArrayNode clients = realm.withArray("clients");
      ArrayNode users = realm.withArray("users");
      for (JsonNode client : clients) {
        if (!client.path("publicClient").asBoolean()) {
          ((ObjectNode) client).put("secret", SAMPLE_SECRET);
        }
      }
      clients.add(directClient());
      for (SampleOrganization organization : organizations) {
        clients.add(agency(organization));
        users.add(serviceAccount(organization));
      }
      List<String> known = organizations.stream().map(SampleOrganization::id).toList();
      SamplePerson.ALL.stream()
          .filter(person -> known.contains(person.organizationId()))
          .forEach(person -> users.add(user(person)));
      return realm.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode agency(SampleOrganization organization) {
    ObjectNode client = client(organization.id());
    client.put("name", organization.name());
    client.put("publicClient", false);
    client.put("secret", SAMPLE_SECRET);
    client.put("serviceAccountsEnabled", true);
    client.put("directAccessGrantsEnabled", false);
    return client;
  }

  private static ObjectNode directClient() {
    ObjectNode client = client(DIRECT_CLIENT);
    client.put("publicClient", true);
    client.put("directAccessGrantsEnabled", true);
    client.withArray("defaultClientScopes").add("person");
    return client;
  }

  private static ObjectNode client(String id) {
    ObjectNode client = JSON.createObjectNode();
    client.put("clientId", id);
    client.put("enabled", true);
    client.put("protocol", "openid-connect");
    client.put("standardFlowEnabled", false);
    client.put("fullScopeAllowed", true);
    client.set("defaultClientScopes", strings(Stream.of("basic", "roles", "firebreak")));
    client.set("optionalClientScopes", JSON.createArrayNode());
    return client;
  }

  private static ObjectNode serviceAccount(SampleOrganization organization) {
    ObjectNode user = JSON.createObjectNode();
    user.put("username", "service-account-" + organization.id());
    user.put("enabled", true);
    user.put("serviceAccountClientId", organization.id());
    user.set(
        "realmRoles", strings(Stream.concat(Stream.of("agency"), organization.roles().stream())));
    user.set("attributes", ofOrganization(organization.id()));
    return user;
  }

  private static ObjectNode user(SamplePerson person) {
    ObjectNode user = JSON.createObjectNode();
    user.put("username", person.username());
    user.put("firstName", person.firstName());
    user.put("lastName", "Sample");
    user.put("enabled", true);
    user.set("realmRoles", strings(Stream.of(person.role())));
    user.set("attributes", ofOrganization(person.organizationId()));
    ObjectNode password = user.putArray("credentials").addObject();
    password.put("type", "password");
    password.put("value", SAMPLE_PASSWORD);
    password.put("temporary", false);
    return user;
  }

  private static ObjectNode ofOrganization(String id) {
    ObjectNode attributes = JSON.createObjectNode();
    attributes.set("organization_id", strings(Stream.of(id)));
    return attributes;
  }

  private static ArrayNode strings(Stream<String> values) {
    ArrayNode array = JSON.createArrayNode();
    values.forEach(array::add);
    return array;
  }
}
