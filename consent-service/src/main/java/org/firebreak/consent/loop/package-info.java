/// The loop around the firewall: takes events in order, decides each once, and hands the outcomes
/// over all or nothing.
@org.jspecify.annotations.NullMarked
package org.firebreak.consent.loop;
