// SPDX-License-Identifier: Apache-2.0
/// A simulation of all that runs around the loop when several firewalls share the work: a broker
/// with its consumer group and its transactions, relays that lead in turn, a database. Everything
/// that can happen between any two calls happens, from a seed.
@NullMarked
package org.firebreak.consent.loop.group;

import org.jspecify.annotations.NullMarked;
