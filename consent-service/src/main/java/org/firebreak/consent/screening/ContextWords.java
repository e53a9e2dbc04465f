// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

/// By what words a sentence says who acts, or that it is a fear, a threat, a prohibition, the law.
final class ContextWords {

  static final String TO =
      """
      to, with, w, 2, onto, into, past, at, eyes of, attention of, hands of, desk of, contact in, contact at, via, for, i, wrth, gyda, gan, ar
      """;

  static final String TOWARDS =
      """
      to, 2, onto, into, eyes of, attention of, hands of, desk of
      """;

  static final String FROM =
      """
      from, oddi wrth
      """;

  static final String AND =
      """
      and, or, nor, as well as, plus, then, ac, neu
      """;

  static final String ARTICLES =
      """
      the, i e, a, an, our, your, their, this, that, local, duty, embedded, uk, on call, y, yr, r, teh
      """;

  static final String BUT =
      """
      but, however, so, instead, therefore, ond
      """;

  static final String NEGATES =
      """
      not, dont, do not, never, no, nobody, no one, none, nothing, nor, neither, without, cannot, cant, wont, shouldnt, mustnt, isnt, wasnt
      avoid, refrain, refrains, refuses, refuse, refused, stop, under no circumstances, rather than, instead of, forbid, forbids, forbidden, prohibit, prohibits, prohibited, ban, bans, banned, warn him off, warned off
      no contact, opposed to, peidiwch, peidio, ni ddylid, ni, nid, heb, byth, dim
      """;

  static final String FEARS =
      """
      afraid, fear, fears, feared, fearing, scared, frightened, frightens, frighten, terrified, worried, worries, worry, anxious, dread
      dreads, panics, nightmares, the thought of, the idea of, reassure, trusted, ofni, ofn, poeni
      """;

  static final String THREATENS =
      """
      threat, threats, threaten, threatens, threatened, threatening, blackmail, blackmails, said he, said they, says he, he said, he says, he sed
      she was told, was told that, was told by, been told that, told that, she says, she said, she heard, keeps saying, keeps telling, keep saying, told her, tells her, telling her, hinted, hints that, he wrote, uses her status
      promised, believes, bygwth, bygythiad, dywedodd
      """;

  /// Threats among them are what he says; these are her own words.
  static final String SHE_SAYS =
      """
      she says, she said, she heard
      """;

  static final String HIS =
      """
      he, hed, his solicitor, his lawyer, anyone who, anybody who, husband, husbands, her husband, her partner, her ex, perp, perps, suspect, offender, perpetrator, perpetrators, abuser, ex, ex partner, his mother, his father, his brother, his brothers
      his sister, his family, his parents, mother in law, father in law, in laws, boyfriend, landlord, employer, sponsor, mae e, mae o, gwr
      with her husband who, with her partner who, with her ex who, with a husband who, with a partner who
      """;

  static final String HERS =
      """
      she, the client, the victim, we are helping, helping her, help her, help her send, herself, her reporting, her signing, reporting conditions, mae hi, roedd hi, ganddi
      """;

  static final String HER_ADVISERS =
      """
      her solicitor, her lawyer, her adviser, her advisor, her regulated adviser, her immigration solicitor, her immigration lawyer
      her immigration adviser, her barrister, her representative, her caseworker, her idva, her advocate, her support worker, her keyworker, ei chyfreithiwr
      """;

  static final String OTHERS =
      """
      police, the police, they, council, the council, hospital, the hospital, school, officer, officers, an officer, social worker, forces, force
      authorities, councils, commissioner, the commissioner
      """;

  static final String OURS =
      """
      we, i have, i am, i will, ive, weve, our officers, our team, my team, rydym, rydyn ni, rwyf
      """;

  static final String HER =
      """
      her, him, them, she, us
      """;

  static final String BE =
      """
      be, been, being, is, are, was, were
      """;

  static final String APPLIES =
      """
      apply, applies, applied, applying, application, applications, appeal, appeals, concession, fee waiver, mvdac, ddvc, set dv
      indefinite leave, representations, her own, claim, sponsorship, cais
      """;

  static final String LAW =
      """
      act, section, schedule, paragraph, article, regulations, guidance, convention, code of practice, policy, trained, training, law says
      agreement, firewall, statutory
      """;

  private ContextWords() {}
}
