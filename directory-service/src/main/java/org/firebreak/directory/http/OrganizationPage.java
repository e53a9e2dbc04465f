// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param nextCursor what to pass as `cursor` for the page after; null on the last page
record OrganizationPage(List<OrganizationView> organizations, @Nullable String nextCursor) {}
