// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

  @Test
  void itIsThreeLinesAndReadBackTheSame() {
    var checkpoint = new Checkpoint("audit.example/log", 20_852_163, Hash.of(Strict.base64(ROOT)));

    assertThat(checkpoint.text()).isEqualTo("audit.example/log\n20852163\n" + ROOT + "\n");
    assertThat(Checkpoint.of(checkpoint.text())).isEqualTo(checkpoint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "log\n1\n",
        "log\n1\n" + ROOT,
        "\n1\n" + ROOT + "\n",
        "log\n01\n" + ROOT + "\n",
        "log\n+1\n" + ROOT + "\n",
        "log\n-1\n" + ROOT + "\n",
        "log\n\u0661\n" + ROOT + "\n",
        "log\n9223372036854775808\n" + ROOT + "\n",
        "log\n1 \n" + ROOT + "\n",
        "log\n1\n" + ROOT + "\nmore\n",
        "log\n1\n" + ROOT + "\n\n",
        "log\r\n1\r\n" + ROOT + "\r\n",
        "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
        "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
        "log\n1\nCsUY\n"
      })
  void whatIsNotExactlyThatIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.of(text));
  }
}
