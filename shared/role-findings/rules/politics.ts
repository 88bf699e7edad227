import type { Facts } from '../facts.ts'
import { all, CLUSTER_WORK, either, not, OFFICIAL, POLITICAL, type RoleRule, type Shown } from '../rule.ts'

/** Agendas that concern all of business. */
const WIDER_AGENDAS = [
  'topic:workforce',
  'topic:vocational education',
  'topic:engineering education',
  'topic:export control',
] as const

const POLITICAL_SUBJECTS = [
  'topic:defence agreement',
  'topic:industry strategy',
  'topic:political influence',
  'topic:procurement',
  'topic:conscription',
  'topic:regulatory burdens',
] as const

/** Verbs and nouns of asking for something. */
const ASKING =
  'ønsker ønske foreslår forslag opfordr* kræver krav anmod* henvend* anbefal* argument* synspunkt* pres presse propose* proposal* urge* ask* demand*'

/** Works on ministers, politicians or officials: a proposal, a hearing response, or a message brought to them. */
function lobbying(facts: Facts): Shown {
  const voice = facts.any('offering:consultation response', 'offering:position paper', 'offering:advocacy')
  return either(
    all(voice, facts.any(...POLITICAL), not(guestOnly(facts))),
    all(facts.any('offering:consultation response'), facts.any(...OFFICIAL)),
    all(voice, facts.towards(...OFFICIAL)),
    all(facts.towards(...POLITICAL), not(guestOnly(facts))),
    all(facts.any(...POLITICAL), facts.words(ASKING), not(guestOnly(facts))),
    all(
      facts.mainly('offering:position paper', 'offering:advocacy'),
      facts.any(...POLITICAL_SUBJECTS),
      not(guestOnly(facts)),
    ),
  )
}

/** The minister or official is a guest at something else: opens it, speaks, hands out a prize. */
function guestOnly(facts: Facts): Shown {
  return either(
    facts.mainly(
      'offering:conference',
      'offering:award',
      'offering:social gathering',
      'offering:general assembly',
    ),
    facts.mainly(
      'offering:news',
      'offering:podcast',
      'offering:press work',
      'offering:survey',
      'offering:directory',
    ),
    facts.mainly(
      'offering:learning',
      'offering:talent work',
      'offering:demonstration',
      'offering:bringing together',
    ),
    facts.mainly('offering:fair work', 'offering:research project', 'offering:exercise', 'offering:visit'),
  )
}

/** Tillæg 1, first section: who speaks for the industry, with CenSec's own matters as the exception. */
export const POLITICAL_RULES: readonly RoleRule[] = [
  {
    planner: 'difos',
    kind: 'responsibility',
    clause: 'tillaeg.1.d',
    unless: 'joined',
    when: (facts) => all(facts.mainly('topic:cluster excellence'), facts.towards(...OFFICIAL)),
    activity: {
      da: 'er et møde med myndigheder om klyngen',
      en: 'is a meeting with authorities about the cluster',
    },
    agreement: {
      da: 'er det CenSec, der mødes med ministerier og styrelser om klyngearbejdet',
      en: 'it is CenSec that meets ministries and agencies about the cluster work',
    },
  },
  {
    planner: 'censec',
    kind: 'none',
    clause: 'tillaeg.1.d',
    when: (facts) =>
      all(
        facts.any('topic:cluster excellence'),
        facts.any(...OFFICIAL),
        not(facts.any('offering:consultation response', 'topic:defence agreement')),
      ),
    activity: {
      da: 'er et møde med myndigheder om klyngen',
      en: 'is a meeting with authorities about the cluster',
    },
    agreement: {
      da: 'mødes CenSec selv med myndigheder om klyngearbejdet',
      en: 'CenSec itself meets authorities about the cluster work',
    },
  },
  {
    planner: 'either',
    kind: 'broader-di',
    clause: 'tillaeg.1.c',
    when: (facts) => all(facts.mainly(...WIDER_AGENDAS), lobbying(facts)),
    activity: {
      da: 'er politisk arbejde for en bredere dagsorden',
      en: 'is political work for a wider agenda',
    },
    agreement: {
      da: 'varetager Dansk Industri selv eksportkontrol, arbejdskraft og erhvervsuddannelser, fordi de angår hele erhvervslivet',
      en: 'Dansk Industri itself handles export control, labour and vocational education, as they concern all of business',
    },
  },
  {
    planner: 'censec',
    kind: 'responsibility',
    clause: 'tillaeg.1.f',
    unless: 'joined',
    when: (facts) =>
      all(
        facts.any('topic:european defence fund'),
        lobbying(facts),
        facts.any('offering:dialogue with authorities', 'topic:edf governance'),
      ),
    activity: { da: 'søger at påvirke rammerne for EDF', en: 'seeks to influence the framework of the EDF' },
    agreement: {
      da: 'er Dansk Industri og DI FOS branchens talerør om fondens udformning',
      en: 'the Confederation of Danish Industry and DI FOS speak for the industry on how the fund is designed',
    },
  },
  {
    planner: 'censec',
    kind: 'broader-di',
    clause: 'tillaeg.3.j',
    unless: 'joined',
    when: (facts) =>
      all(
        facts.mainly(
          'topic:arctic',
          'topic:eu affairs',
          'topic:edip',
          'topic:nordic cooperation',
          'topic:baltic security',
        ),
        lobbying(facts),
      ),
    activity: {
      da: 'er bredere politisk arbejde om Arktis, Grønland eller EU',
      en: 'is broader political work on the Arctic, Greenland or the EU',
    },
    agreement: {
      da: 'ligger den slags interessevaretagelse hos Dansk Industri og DI FOS',
      en: 'that kind of advocacy lies with the Confederation of Danish Industry and DI FOS',
    },
  },
  {
    planner: 'censec',
    kind: 'responsibility',
    clause: 'tillaeg.1.b',
    unless: 'joined',
    when: (facts) =>
      either(
        all(facts.any('offering:consultation response'), facts.any(...OFFICIAL)),
        all(
          facts.towards(...OFFICIAL),
          facts.words(
            'vejledning* regler regelsæt bekendtgørelse* lovudkast lovforslag udspil guidance rules regulation*',
          ),
          not(guestOnly(facts)),
        ),
      ),
    activity: {
      da: 'er et indlæg over for myndighederne om nye regler',
      en: 'is an input to the authorities on new rules',
    },
    agreement: {
      da: 'er det DI FOS, der kommer med udspil og deltager i udviklingen af regler og vejledninger',
      en: 'it is DI FOS that makes proposals and takes part in developing rules and guidance',
    },
  },
  {
    planner: 'censec',
    kind: 'responsibility',
    clause: 'tillaeg.1.a',
    unless: 'joined',
    when: lobbying,
    activity: { da: 'er politisk interessevaretagelse', en: 'is political advocacy' },
    agreement: {
      da: 'er Dansk Industri og DI FOS branchens talerør over for ministre, politikere og embedsfolk',
      en: "the Confederation of Danish Industry and DI FOS are the industry's voice towards ministers, politicians and officials",
    },
  },
  {
    planner: 'censec',
    kind: 'responsibility',
    clause: 'tillaeg.1.a',
    unless: 'joined',
    when: (facts) =>
      all(
        either(
          facts.mainly('offering:incoming delegation'),
          all(
            facts.mainly('offering:visit', 'offering:incoming delegation'),
            facts.towards('audience:politicians', 'audience:diplomats'),
          ),
          facts.towards('audience:diplomats'),
        ),
        facts.any('counterpart:foreign authority', 'counterpart:embassy', 'audience:diplomats'),
        not(facts.any(...CLUSTER_WORK)),
      ),
    activity: { da: 'er modtagelse af en udenlandsk delegation', en: 'receives a foreign delegation' },
    agreement: {
      da: 'har Dansk Industri og DI FOS kontakten til udenlandske delegationer i Danmark',
      en: 'contact with foreign delegations in Denmark lies with the Confederation of Danish Industry and DI FOS',
    },
  },
]
