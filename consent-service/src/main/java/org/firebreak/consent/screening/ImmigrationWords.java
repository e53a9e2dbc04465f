// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

import java.util.Map;

/// By what words immigration bodies are meant, and by which a person's own immigration matters.
final class ImmigrationWords {

  static final Map<Cue, String> BODIES =
      Map.of(
          Cue.ENFORCEMENT,
          """
          immigration, immigration enforcement, immigration compliance, immigration compliance and enforcement
          immigration enforcement team, immigration enforcement officers, home office immigration, home office immigration enforcement
          immigration officer, immigration officers, immigration official, immigration officials
          immigration team, immigration teams, immigration authority, immigration authorities
          immigration service, immigration services, immigration department, immigration dept
          immigration people, immigration desk, immigration unit, immigration hotline, immigration police
          immigration agency, immigration liaison, immigration partners, immigration office, immigration staff
          nccu, national command and control unit, national command unit, police CCU, immigration CCU, notify CCU, inform CCU
          ICE, ice team, ice teams, ice officer, ice officers, IE, hoie, ieca, osio, CFI, operation nexus
          border force, border agency, uk border agency, uk border force, ukba, border police
          imm enf, immig enf, immig, imm enforcement, immig enforcement
          lunar house
          mewnfudo, fewnfudo, gorfodi mewnfudo, gorfodaeth mewnfudo, swyddog mewnfudo, swyddogion mewnfudo
          awdurdod mewnfudo, awdurdodau mewnfudo, gwasanaeth mewnfudo, adran fewnfudo, tim mewnfudo
          llu r ffiniau, lu r ffiniau, llu ffiniau, llur ffiniau, asiantaeth ffiniau
          """,
          Cue.CASEWORK,
          """
          home office, horne office, home offis, home offise, home ofis, hom office, HO, h o, ukvi, uk visas, uk visas and immigration, visas and immigration
          swyddfa gartref, fisau a mewnfudo, fisas a mewnfudo
          """,
          Cue.ADDRESS,
          """
          home office dot gov, home office gov uk
          """);

  static final String LOOSELY =
      """
      immigration, mewnfudo, fewnfudo, immig
      """;

  /// Phrases that hold the name of a body and do not mean the body.
  static final String OF_HER_MATTERS =
      """
      immigration history, immigration matter, immigration matters, immigration issue, immigration issues
      immigration case, immigration papers, immigration document, immigration documents, immigration letter, immigration letters
      immigration problem, immigration problems, immigration position, immigration situation, immigration abuse
      immigration tribunal, immigration judge, immigration court, immigration bail, immigration concerns, immigration fears
      immigration detention, immigration removal centre, immigration reporting centre, immigration needs, immigration support
      immigration help, immigration data, immigration section, immigration purposes, immigration control, immigration firewall
      home office letter, home office letters, home office decision, home office reference, home office reference number
      home office paper, home office papers, home office form, home office forms, home office interview, home office appointment
      home office case, home office refusal, home office grant, home office guidance, home office funding, home office funded
      home office reporting centre, home office number, home office documents, home office fee, home office hotel
      home office accommodation, home office policy, home office review, home office correspondence, home office travel document
      home office asylum, home office asylum accommodation, home office asylum support, home office helpline
      a home office, his home office, her home office, ho letter, ho reference
      ICE contact, ICE contacts, ICE number, ICE details, ICE person
      to ice her, to ice his, to ice it, to ice the, with ice packs
      llythyr swyddfa gartref, about immigration, regarding immigration, re immigration, around immigration, on immigration, of immigration
      immigration related, immigration raid, immigration raids, immigration advice line, help with immigration, support with immigration
      problem with immigration, problems with immigration, issues with immigration, difficulties with immigration
      assistance with immigration, trouble with immigration, immigration and asylum, immigration and nationality, go through, goes through, going through
      """;

  static final String ADVISERS =
      """
      immigration solicitor, immigration solicitors, immigration lawyer, immigration lawyers, immigration adviser, immigration advisers
      immigration advisor, immigration advisors, immigration advice, immigration law, immigration law centre, immigration barrister
      immigration representative, immigration charity, immigration clinic, immigration caseworker, immigration tribunal representative
      solicitor, solicitors, lawyer, lawyers, adviser, advisers, advisor, barrister, law centre, legal advice, regulated adviser
      regulated advice, advice, cyngor, legal representative, cyfreithiwr, cyfreithwyr, cyfreithiwr mewnfudo, gyfreithiwr mewnfudo, cynghorydd mewnfudo
      gynghorydd mewnfudo, cyngor mewnfudo
      """;

  static final String STATUS =
      """
      immigration status, visa status, migration status, nationality, residence status, her status, his status, their status
      right to be in, right to be here, right to remain, right to stay, right to live in, leave to remain, leave to be here
      has leave, may stay, allowed to stay, allowed to be here, here legally, here lawfully, here illegally, illegally, overstayer, an overstayer
      overstayed, in the country, illegal immigrant, her visa, statws mewnfudo, statws, hawl i aros
      """;

  static final String STATUS_CHECKS =
      """
      immigration check, immigration checks, immigration status check, immigration status checks, status check, status checks
      immigration enquiry, immigration enquiries, immigration inquiry, nationality check, nationality checks, visa check
      immigration vetting, immigration screening, immigration marker, immigration markers, osio check, employer checking service, checking service, immigration chek
      status enquiry, home office check, home office checks, ukvi check, enhanced check, enhanced checking service, osio enhanced check
      gwiriad mewnfudo, wiriad mewnfudo, gwiriad statws
      """;

  static final String DEPORTATION =
      """
      deport, deported, deportation, deporting, removed from the country, removed from the uk, her removal, illegal
      should not be in this country, shouldnt be in this country, no right to be here, no right to be in this country
      """;

  /// The word stands for the body only where nobody would speak of frozen water.
  static final String LOWER_CASE_ICE =
      """
      to ice, with ice, cc ice, inform ice, notify ice, tell ice, alert ice, contact ice
      """;

  private ImmigrationWords() {}
}
