// SPDX-License-Identifier: Apache-2.0
/// What an auditor runs on files, without the service and without a network: each command says in
/// plain words what is proven and what is not.
@NullMarked
package org.firebreak.audit.verify;

import org.jspecify.annotations.NullMarked;
