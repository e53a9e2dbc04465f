/// The firewall: one pure decision for each event. No I/O, no clock, no content.
@org.jspecify.annotations.NullMarked
package org.firebreak.consent.firewall;
