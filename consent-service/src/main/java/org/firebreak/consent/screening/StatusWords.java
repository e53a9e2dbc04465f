// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

/// By what words a text says what her immigration status is.
///
/// The longest phrase counts, so each carries the cues of what it hides: a word about her status
/// must not excuse a request.
final class StatusWords {

  static final String TELLING =
      """
      visas, a visa, no visa, without a visa, spouse visa, spousal visa, partner visa, family visa, fiancee visa, marriage visa, student visa, visitor visa
      visit visa, tourist visa, work visa, skilled worker visa, care worker visa, dependant visa, dependent visa, domestic worker visa, visa holder
      visa expired, visa expires, visa ran out, visa runs out, visa lapsed, visa refused, visa refusal, visa ended, visa curtailed, visa overstayer, expired visa, visa conditions, visa route
      on a visa, e visa, evisa, share code, claimed asylum, claiming asylum, claims asylum, visa extension
      overstaying, overstays, over stayer, over stayed, over staying, undocumented, no papers, without papers, no documents to be here
      no recourse to public funds, no recourse to funds, no recourse to benefits, no public funds, nrpf, without recourse to public funds
      limited leave, limited leave to remain, discretionary leave, leave to enter, leave expired, leave expires, leave has expired, leave ran out, leave runs out, no leave, leave lapsed
      no leave to remain, ilr, flr, dlr
      asylum seeker, asylum seekers, seeking asylum, refused asylum, failed asylum seeker, granted asylum, asylum refused, asylum support
      refugee status, humanitarian protection, subsidiary protection, resettlement scheme, a refugee
      settled status, pre settled status, presettled status, no status
      irregular migrant, entered illegally, came illegally, arrived illegally, entered the uk illegally, small boat, clandestine
      no legal status, insecure status, irregular status, precarious status, undetermined status, unlawfully present
      biometric residence permit, brp, residence permit, residence card, residency permit
      home office reference, home office reference number, home office number, home office case, unique application number, uan
      passport number, passport no, port reference, cid reference, travel document number
      immigration bail, home office refusal, home office grant, home office asylum support, home office asylum, home office asylum accommodation, home office hotel
      home office reporting centre, immigration reporting centre, reporting centre, reporting event, reporting conditions
      dim hawl i arian cyhoeddus, heb hawl i arian cyhoeddus, ceisiwr lloches, geisiwr lloches, ceiswyr lloches, geiswyr lloches, ceisio lloches, fisa, ei fisa, caniatad i aros
      statws sefydlog, statws ffoadur, heb bapurau
      """;

  static final String TELLING_AND_CHECKED =
      """
      her visa, leave to remain, overstayer, an overstayer, overstayed, here illegally, illegal immigrant
      insecure immigration status, no immigration status, irregular immigration status, precarious immigration status, uncertain immigration status
      immigration status :, visa status :, visa type :, immigration status is
      dependent immigration status, right to remain expired, no right to remain
      """;

  static final String TELLING_OF_APPLICATIONS =
      """
      asylum claim, asylum application, asylum appeal, visa application, application for asylum, claim for asylum
      indefinite leave, her visa application
      """;

  static final String TELLING_WITH_THE_BODY =
      """
      home office ref, HO reference, HO ref, HO number, HO case number
      """;

  static final String TELLING_AND_REMOVED =
      """
      illegal migrant, illegal entrant
      """;

  private StatusWords() {}
}
