// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

@Constraint(validatedBy = Labels.Known.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface KnownLabel {

  String message() default
      "is not a section label; use person, safe-contact, address, risk, children, perpetrator, needs, health or immigration";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
