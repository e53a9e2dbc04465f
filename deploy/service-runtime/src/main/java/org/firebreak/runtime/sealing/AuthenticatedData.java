// SPDX-License-Identifier: Apache-2.0
package org.firebreak.runtime.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is bound to sealed bytes without being part of them: they open only with the same.
///
/// Each text is written as the length of its UTF-8 form, four bytes big-endian, and then that form.
/// So no two lists of texts give the same bytes, whatever stands in them.
final class AuthenticatedData {

  private AuthenticatedData() {}

  static byte[] of(List<String> texts) {
    var forms = texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    var data =
        ByteBuffer.allocate(forms.stream().mapToInt(form -> Integer.BYTES + form.length).sum());
    forms.forEach(form -> data.putInt(form.length).put(form));
    return data.array();
  }
}
