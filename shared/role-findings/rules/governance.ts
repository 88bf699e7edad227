import { all, either, type RoleRule } from '../rule.ts'

/** Boards: observers and seats. */
export const GOVERNANCE_RULES: readonly RoleRule[] = [
  {
    planner: 'either',
    kind: 'involve',
    clause: 'governance.2.b',
    unless: 'told',
    when: (facts) =>
      all(
        facts.mainly('offering:governance', 'audience:board'),
        facts.words(
          'lukket lukkede kun udelukkende alene fortrolig* closed closed-door only exclusively private confidential internt udenforstående observatør*',
        ),
      ),
    activity: { da: 'er et lukket bestyrelsesmøde', en: 'is a closed board meeting' },
    agreement: {
      da: 'må den anden parts observatør være med og få materialet',
      en: "the other party's observer may attend and gets the papers",
    },
  },
  {
    planner: 'censec',
    kind: 'involve',
    clause: 'governance.1.a',
    unless: 'told',
    when: (facts) =>
      all(
        either(facts.mainly('offering:governance', 'topic:member democracy'), facts.mainly('audience:board')),
        facts.words(
          'valg nyvalg vælges udpeges udpegning besættes besættelse bestyrelsesplads* bestyrelsespost* pladser sammensætning kandidat* opstill* election elects elected seats appoint* nominat*',
        ),
      ),
    activity: { da: 'besætter pladser i CenSecs bestyrelse', en: "fills seats on CenSec's board" },
    agreement: {
      da: 'skal mindst to pladser gå til virksomhedsrepræsentanter, som DI FOS bakker op',
      en: 'at least two seats go to company representatives backed by DI FOS',
    },
  },
]
