// SPDX-License-Identifier: Apache-2.0
package org.firebreak.directory;

/// What became of a wish to propose.
public sealed interface ProposalOutcome {

  record Proposed(Proposal proposal) implements ProposalOutcome {}

  record Refused(Refusal reason) implements ProposalOutcome {}
}
