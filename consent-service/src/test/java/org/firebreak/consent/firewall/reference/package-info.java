/// The firewall's decision a second time, naively, and everything that compares the two.
@org.jspecify.annotations.NullMarked
package org.firebreak.consent.firewall.reference;
