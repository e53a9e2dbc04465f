// SPDX-License-Identifier: Apache-2.0
package org.firebreak.referral;

import io.quarkus.test.common.QuarkusTestResource;
import org.firebreak.referral.surroundings.Surroundings;

/// A test of the whole service on real parts: one start of the service serves all of them.
@QuarkusTestResource(Surroundings.class)
public abstract class ServiceTest {}
