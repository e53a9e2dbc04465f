// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

@Constraint(validatedBy = Labels.Once.class)
@Retention(RetentionPolicy.RUNTIME)
@interface LabelledOnce {

  String message() default "name a label more than once; join the texts";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
