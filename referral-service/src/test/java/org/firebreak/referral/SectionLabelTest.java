// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.firebreak.runtime.rules.Contracts;
import org.junit.jupiter.api.Test;

class SectionLabelTest {

  private static final Pattern QUOTED = Pattern.compile("`([a-z-]+)`");

  @Test
  void theLabelsAreThoseOfTheGlossaryInItsOrder() throws IOException {
    var glossary = Files.readString(Contracts.root().resolve("docs/glossary.md"));
    var chapter = glossary.split("### Section labels", 2)[1].split("###", 2)[0];

    assertThat(QUOTED.matcher(chapter).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(
            Arrays.stream(SectionLabel.values()).map(SectionLabel::label).toList());
  }
}
