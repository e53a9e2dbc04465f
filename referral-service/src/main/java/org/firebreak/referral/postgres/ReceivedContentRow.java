// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.firebreak.referral.Content;
import org.firebreak.referral.DispatchId;
import org.hibernate.annotations.Immutable;

/// What a target may see, one row a dispatch.
@Entity
@Immutable
@Table(name = "received_content")
@SuppressWarnings("NullAway.Init") // Hibernate or of() fills every field.
class ReceivedContentRow {

  @Id
  @Column(name = "dispatch_id")
  UUID dispatchId;

  String seal;
  byte[] bytes;

  static ReceivedContentRow of(DispatchId dispatch, Content content, HomeSeal seal) {
    var sealed = seal.seal(dispatch, HomeSeal.Part.RECEIVED_CONTENT, content);
    var row = new ReceivedContentRow();
    row.dispatchId = dispatch.value();
    row.seal = sealed.kind();
    row.bytes = sealed.bytes();
    return row;
  }

  Content domain(HomeSeal home) {
    return home.openContent(
        new DispatchId(dispatchId), HomeSeal.Part.RECEIVED_CONTENT, seal, bytes);
  }
}
