// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

@Constraint(validatedBy = Labels.Known.class)
@Retention(RetentionPolicy.RUNTIME)
@interface KnownLabel {

  String message() default
      "is not a section label; use person, safe-contact, address, risk, children, perpetrator, needs, health or immigration";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
