// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import jakarta.validation.constraints.NotNull;

record SetMembershipRequest(@NotNull String membership) {}
