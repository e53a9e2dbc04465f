// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.erasure;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An id that somebody outside may have written beside a person's name. In an entry only a
/// commitment to it stands.
public record ErasableId(Kind kind, UUID id) {
  public enum Kind {
    REFERRAL,
    DISPATCH,
    BASIS;

    /// Its field in entries, and its name in what is committed to.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Those that are not null, in this order.
  public static List<ErasableId> listOf(
      @Nullable UUID referral, @Nullable UUID dispatch, @Nullable UUID basis) {
    return Stream.of(
            Stream.ofNullable(referral).map(id -> new ErasableId(Kind.REFERRAL, id)),
            Stream.ofNullable(dispatch).map(id -> new ErasableId(Kind.DISPATCH, id)),
            Stream.ofNullable(basis).map(id -> new ErasableId(Kind.BASIS, id)))
        .flatMap(each -> each)
        .toList();
  }

  /// The kind alone: whoever logs it names nobody.
  @Override
  public String toString() {
    return "ErasableId[" + kind.code() + "]";
  }
}
