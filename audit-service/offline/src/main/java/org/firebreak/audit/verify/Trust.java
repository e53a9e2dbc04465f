// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

import java.util.Optional;
import org.firebreak.audit.log.Checkpoint;
import org.firebreak.audit.log.Judgement;
import org.firebreak.audit.log.SignedNote;
import org.firebreak.audit.log.TrustPolicy;

/// Says who signed a checkpoint, by the auditor's own policy.
record Trust(TrustPolicy policy) {
  /// The checkpoint, if a log of the policy signed it; the report says the rest.
  Optional<Checkpoint> checkpoint(SignedNote note, Report report) {
    return switch (policy.judge(note)) {
      case Judgement.Refused refused -> {
        refused(refused.code(), report);
        yield Optional.empty();
      }
      case Judgement.Signed signed -> {
        signed(signed, report);
        yield Optional.of(signed.checkpoint());
      }
    };
  }

  private static void refused(Judgement.Refusal code, Report report) {
    switch (code) {
      case NOT_A_CHECKPOINT -> report.wrong("the signed text is not a checkpoint of a log.");
      case LOG_NOT_IN_POLICY -> report.notChecked("the policy does not name this log.");
      case LOG_DID_NOT_SIGN ->
          report.wrong("the log did not sign this checkpoint, or a signature under it is forged.");
    }
  }

  private void signed(Judgement.Signed signed, Report report) {
    Checkpoint checkpoint = signed.checkpoint();
    report.says("Log: " + checkpoint.origin() + ", whose signature is valid.");
    report.says(
        "It signed: %d entries, fingerprint of all of them together %s."
            .formatted(checkpoint.treeSize(), checkpoint.rootHash().hex()));
    for (Judgement.Cosigned each : signed.cosigned()) {
      report.says(
          "Witness: %s (%s) saw the same, and that it continues all it saw before, at %s."
              .formatted(each.witness().name(), each.witness().key().name(), each.at()));
    }
    if (!signed.quorumMet()) {
      report.noQuorum(
          "%d of the %d witnesses of the policy signed, and its quorum asks for others or more. The log could have shown others something else."
              .formatted(signed.cosigned().size(), policy.witnesses().size()));
    } else if (policy.quorum() instanceof TrustPolicy.None) {
      report.says(
          "The policy asks for no witness: this is the log's word alone, which it could have given differently to others.");
    }
  }
}
