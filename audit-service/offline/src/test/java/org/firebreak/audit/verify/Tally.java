// SPDX-License-Identifier: Apache-2.0
package org.firebreak.audit.verify;

/// How often one kind of tampering was tried, and what came of it.
public final class Tally {
  /// What cannot be tried on the other two.
  private static final String NOT_THERE = "-";

  private final String number;
  private final String what;
  private final String who;
  private int tried;
  private int found;
  private int indexDue;
  private int indexNamed;
  private int others;
  private int table;
  private int chain;
  private int keptChain;

  public Tally(String number, String what, String who) {
    this.number = number;
    this.what = what;
    this.who = who;
  }

  public void tried(boolean isFound) {
    tried++;
    found += isFound ? 1 : 0;
  }

  void tried(boolean isFound, boolean isIndexNamed) {
    tried(isFound);
    indexDue++;
    indexNamed += isIndexNamed ? 1 : 0;
  }

  public void others(boolean tableNotices, boolean chainNotices) {
    others(tableNotices, chainNotices, chainNotices);
  }

  /// @param keptChainNotices whether the chain would if whoever tampers cannot compute it again
  void others(boolean tableNotices, boolean chainNotices, boolean keptChainNotices) {
    others++;
    table += tableNotices ? 1 : 0;
    chain += chainNotices ? 1 : 0;
    keptChain += keptChainNotices ? 1 : 0;
  }

  public boolean isAllFound() {
    return tried > 0 && found == tried && indexNamed == indexDue;
  }

  String table() {
    return noticed(table);
  }

  String chain() {
    return noticed(chain);
  }

  String keptChain() {
    return noticed(keptChain);
  }

  private String noticed(int count) {
    return others == 0 ? NOT_THERE : count == 0 ? "no" : count == others ? "yes" : "some";
  }

  public String line() {
    return "| %s | %s | %d | %s | %d | %s | %s | %s | %s |"
        .formatted(
            number,
            what,
            tried,
            who,
            found,
            indexDue == 0 ? NOT_THERE : Integer.toString(indexNamed),
            table(),
            chain(),
            keptChain());
  }

  public String number() {
    return number;
  }
}
