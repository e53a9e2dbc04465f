// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firebreak.directory.ImmigrationFunction;
import org.firebreak.directory.ImportRefused;
import org.firebreak.directory.Organization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationFileTest {

  private static final String ONE =
      """
      {"organization_id": "sample-desk", "name": "Desk (sample)", "sector": null, "part_of": "kent-police",
       "immigration_function": "enforcement", "membership": "verified", "aliases": ["The desk"],
       "topics": [], "email_domains": [], "webhook_hosts": []}
      """;

  @TempDir Path folder;

  @Test
  void anOrganizationIsReadWhole() throws IOException {
    var read = OrganizationFile.read(file("[" + ONE + "]"));

    assertThat(read).hasSize(1);
    assertThat(read.getFirst().immigrationFunction()).isEqualTo(ImmigrationFunction.ENFORCEMENT);
    assertThat(read.getFirst()).extracting(Organization::aliases).asString().contains("The desk");
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          "immigration_function" | "imigration_function"         | there is no field imigration_function
          "enforcement"          | "enforcer"                    | "enforcer" is no ImmigrationFunction
          "enforcement"          | null                          | immigration_function is not a text
          "verified"             | "good"                        | "good" is no Membership
          null                   | "police"                      | sample-desk has an immigration function
          "kent-police"          | "sample-desk"                 | sample-desk cannot be part of itself
          "sample-desk"          | "Sample Desk"                 | an organization id is 3 to 64
          ["The desk"]           | ["The desk", 7]               | aliases is not a text
          ["The desk"]           | ""                            | aliases is not an array
          ["The desk"]           | [" "]                         | alias of 1 characters
          "topics": [],          | ''                            | topics
          "topics": [],          | "topics": [], "topics": [],   | Duplicate field
          """)
  void aFileThatCannotBeReadWholeIsRefusedWithTheReason(
      String written, String instead, String message) throws IOException {
    var file = file("[" + ONE.replace(written, instead) + "]");

    assertThatThrownBy(() -> OrganizationFile.read(file))
        .isInstanceOf(ImportRefused.class)
        .hasMessageContaining(message)
        .hasMessageContaining("organizations.json");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = "{}\n[1\n[] []")
  void whatIsNoListOfOrganizationsIsRefused(String content) throws IOException {
    var file = file(content);

    assertThatThrownBy(() -> OrganizationFile.read(file)).isInstanceOf(ImportRefused.class);
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> OrganizationFile.read(folder.resolve("nothing.json")))
        .isInstanceOf(ImportRefused.class)
        .hasMessageContaining("cannot be read");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("organizations.json"), content);
  }
}
