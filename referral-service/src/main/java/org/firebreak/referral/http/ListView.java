// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.firebreak.referral.Page;
import org.jspecify.annotations.Nullable;

/// A stretch of a list, newest first; `next_cursor` is null at its end.
record ListView<T>(List<T> items, @Nullable String nextCursor) {

  static <D, T> Response answer(Page<D> page, Function<D, T> view, int limit, UriInfo uri) {
    var next = Cursor.after(page);
    var answer = Response.ok(new ListView<>(page.items().stream().map(view).toList(), next));
    if (next != null) {
      answer.link(
          uri.getAbsolutePathBuilder()
              .queryParam("cursor", next)
              .queryParam("limit", limit)
              .build(),
          "next");
    }
    return answer.build();
  }
}
