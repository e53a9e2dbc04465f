// SPDX-License-Identifier: Apache-2.0
/// What people do about what is held for a person: look at it, agree in twos that it may go on, or
/// decline. Nothing here delivers: what is agreed is an event that the firewall decides anew.
@org.jspecify.annotations.NullMarked
package org.firebreak.consent.review;
