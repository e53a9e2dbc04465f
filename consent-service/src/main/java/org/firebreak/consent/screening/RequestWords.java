// SPDX-License-Identifier: Apache-2.0
package org.firebreak.consent.screening;

/// By what words somebody asks, suggests or reports that something is passed on or checked.
final class RequestWords {

  static final String PASSES_ON =
      """
      forward, forwards, forwarding, fwd, forwad, foward, forwrd, pass, passes, passing, send, sends, sending, share, shares, sharing
      give, gives, giving, refer, refers, referring, referral, onward referral, report, reports, reporting, submit, submits, submitting
      hand, hands, handing, relay, relays, relaying, transfer, transferring, disclose, discloses, disclosing, supply, supplying
      provide, provides, providing, escalate, escalating, flag, flags, flagging, upload, uploading, signpost, release, releasing
      email, emails, emailing, e mail, mail, post, posting, fax, copy, go, goes, going, run this by, run it by, run this past, pass this by, pass it by, run her by, joint operation, speak, speaking, talk, talking
      liaise, liaising, consult, consulting, mention, mentioning, reveal, tell, tells, telling, inform, informs, informing, infrom
      notify, notifies, notifying, notfy, alert, alerts, alerting, contact, contacts, contacting, call, calls, calling, ring, rings, ringing
      phone, phones, phoning, telephone, ask, asks, asking, involve, involves, involving, update, updating, warn, warning, approach
      approaching, invite, inviting, let, lets, letting, drop, dropping, text, make aware, visit, visits, joint visit, written to
      loop in, looping in, get in touch, getting in touch, tip off, tipping off, cooperate, cooperation, co operate, co operation, work with
      joint working, get hold of, in touch, ping, pinging, tel, raise, raising, log, logging, lodge, lodging, file, discuss, discussing, write, writes, writing, explain
      brief, briefing, bring in, bring to the attention, call in, return, surrender, turn in, turn over, direct, route, redirect
      denounce, inform on, register, record, message, messaging, show, divulge, communicate, distribute, exchange, word with
      a word with, meet, meeting, assist, draw to the attention, reach, reaches, reaching, belongs, needs referring, needs reporting, needs flagging
      needs telling
      rhannu, anfon, trosglwyddo, rhoi gwybod, hysbysu, adrodd, cyfeirio, cysylltu, dweud, ffonio, galw, pasio, e bostio
      """;

  static final String PASSED_ON =
      """
      forwarded, passed, sent, shared, given, gave, referred, reported, submitted, handed, relayed, transferred, disclosed, supplied
      provided, escalated, flagged, uploaded, emailed, faxed, copied, spoken, spoke, talked, consulted, told, informed, notified, alerted
      contacted, called, rang, rung, phoned, asked, involved, updated, approached, invited, made aware, made known, be made known, be used by, be seen by, be read by, be viewed by, be accessed by, our colleague from, our colleagues from, colleague from, colleagues from
       mentioned, wrote
      raised, logged, lodged, filed, discussed, written, briefed, brought to the attention, returned, surrendered, turned over, registered
      recorded, messaged, shown, divulged, communicated, distributed, met
      wedi mynd, wedi dweud, wedi rhoi gwybod, wedi hysbysu, wedi anfon, wedi rhannu, wedi cysylltu, wedi ffonio
      """;

  static final String TOLD =
      """
      told, informed, notified, alerted, contacted, updated, made aware, aware, been told, been informed, been notified, been alerted, been contacted, been sent
      been given, been made aware
      """;

  /// Count only next to a body's name: "get immigration involved".
  static final String BRINGS =
      """
      get, getting, bring, bringing, have, having, keep, keeping
      """;

  static final String CHECKS =
      """
      chk, check, checks, checked, checking, chek, verify, verified, verifying, confirm, confirms, confirmed, confirmation, find out, establish
      query, clarify, pull, look up, look her up, look him up, run her name, run his name, run their name, run her details, see whether, see if
      enquire, inquire, carry out, conduct, determine, ascertain, gwirio, wirio, cadarnhau
      """;

  static final String RECEIVES =
      """
      receive, receives, get, gets, have a copy, has a copy, attend, attends, see this, see it, collect, collects, come for her, deal with her, deal with this, take over, collect her, pick her up, visit her
      """;

  static final String KNOWS =
      """
      know, knows, no about, aware, hear, be told, been told, be informed, been informed, be notified, been notified, be alerted
      copied in, be copied in, be contacted, been contacted, be made aware, be involved, involved, kept abreast, kept informed, be kept, be informed about, gwybod, glywed, clywed
      """;

  static final String ROUTES =
      """
      cc, c c, bcc, cc d, copy in, copied in, copies, copy to, also to, circulation, circulate to, deliver to, distribution, recipient, recipients, fao, attn, attention of, for the attention of, deliverto
      forwardto, reply to, copi at, copi i, via
      """;

  static final String REQUESTS =
      """
      please, pls, plese, plz, kindly, can you, could you, would you, can u, could u, can someone, could someone, can somebody
      could somebody, can your, could your, can anyone, we ask, i ask, we request, i request, request that, is requested, requested
      grateful, appreciate, appreciated, action, make sure, ensure, remember, remember to, do not forget, dont forget, do not hesitate
      dont hesitate, it is important, important that, arrange, arrange for, we need, i need, would you mind, we d like, we would like, i would like, i d like, could the, can the, needed
      os gwelwch yn dda, plis, allwch chi, gallwch chi, wnewch chi, fedrwch chi, gofynnwn, cofiwch
      """;

  static final String WELSH_REQUESTS_TO_PASS_ON =
      """
      anfonwch, danfonwch, gofynnwch, rhowch, rhowch wybod, rhannwch, dywedwch, cysylltwch, trosglwyddwch, hysbyswch, ffoniwch, cyfeiriwch, pasiwch, adroddwch
      """;

  static final String WELSH_REQUESTS_TO_CHECK =
      """
      gwiriwch, holwch
      """;

  static final String OBLIGES =
      """
      should, must, our policy is to, need to, needs to, have to, has to, ought to, is to, are to, to be, required, shall, to be done, needs referring, needs reporting, needs flagging, needs telling, dylid, dylai, dylech, rhaid, angen
      """;

  static final String HEDGES =
      """
      may, might, could, perhaps, maybe, possibly, worth, consider, considered, wonder, thought about, probably, whether, useful, feel free
      no objection, permitted, may wish, no harm, do no harm, not sure, if she does not, if she doesnt, unless, someone ought to, somebody ought to, someone should
      somebody should, one for, a matter for, if she turns out, efallai, tybed
      """;

  /// Suggestions that are complete in themselves.
  static final String INTERESTS =
      """
      interested, interest, of interest, want to know, want to be in, in the picture, in the loop, like to know, like to hear, want to hear, waiting to hear, wants her, want her, needs her address, needs her new address, needs her details, has her details, have her details, has her address, have her address, people to tell, person to tell, people to call
      place for this, asked for her, asks for her, asking for her, eisiau gwybod, am wybod
      diddordeb, ddiddordeb
      """;

  private RequestWords() {}
}
