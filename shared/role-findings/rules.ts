import type { Explanation, RoleFindingKind } from '../findings/findings.ts'
import type { Party } from '../plan/plan.ts'
import type { Facts } from './facts.ts'

/** One row of the agreement's division of work, as something an activity can run into. */
export interface RoleRule {
  planner: Party | 'either'
  /** `none`: the agreement lets the planner do this; no later rule applies. */
  kind: RoleFindingKind | 'none'
  /** Sub-clause of the agreement. */
  clause: string
  /** The words that show it, or undefined when the rule does not apply. */
  when: (facts: Facts) => string[] | undefined
  /** Does not apply when the text says that the other party is consulted, informed or takes part. */
  unlessTold?: true
  /** What the activity is, after "Aktiviteten". */
  activity: Explanation
  /** What the agreement says of it, in our own words. */
  agreement: Explanation
}

const POLITICAL = [
  'counterpart:minister',
  'counterpart:parliament',
  'counterpart:ministry',
  'counterpart:european commission',
  'audience:politicians',
] as const
const OFFICIAL = [...POLITICAL, 'counterpart:agency', 'counterpart:armed forces'] as const
const BROAD_AGENDAS = [
  'topic:workforce',
  'topic:vocational education',
  'topic:engineering education',
  'topic:export control',
] as const
const KNOWLEDGE = ['audience:researchers', 'counterpart:knowledge institution'] as const
const CLUSTER_WORK = [
  'topic:cluster excellence',
  'topic:cluster cooperation abroad',
  'audience:clusters abroad',
] as const

/** All of the conditions: their words together, or undefined when one fails. */
function all(...parts: (string[] | undefined)[]): string[] | undefined {
  return parts.every((part) => part !== undefined) ? parts.flatMap((part) => part ?? []) : undefined
}

/** The first condition that holds. */
function either(...parts: (string[] | undefined)[]): string[] | undefined {
  return parts.find((part) => part !== undefined)
}

function not(part: string[] | undefined): string[] | undefined {
  return part === undefined ? [] : undefined
}

/** Works on ministers, politicians or officials: a proposal or hearing response, or a message brought to them. */
function lobbying(facts: Facts): string[] | undefined {
  return either(
    all(
      facts.any('offering:consultation response', 'offering:position paper', 'offering:advocacy'),
      facts.any(...POLITICAL),
    ),
    all(facts.any('offering:consultation response'), facts.any(...OFFICIAL)),
    all(facts.any('offering:advocacy'), facts.towards(...OFFICIAL)),
    all(facts.towards(...POLITICAL), not(guestOnly(facts))),
    all(facts.any('offering:position paper'), facts.any('topic:political influence')),
  )
}

/** The minister is there to open, speak or hand out a prize. */
function guestOnly(facts: Facts): string[] | undefined {
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
      'offering:campaign',
      'offering:press work',
      'offering:survey',
      'offering:directory',
    ),
    facts.mainly('offering:learning'),
  )
}

function edfInformation(facts: Facts): string[] | undefined {
  return all(
    facts.any('topic:european defence fund'),
    either(
      facts.any('offering:learning'),
      facts.any('offering:guide'),
      facts.words('informere* orientere* fortælle* oversætter'),
    ),
    not(facts.mainly('offering:consortium building', 'offering:matchmaking', 'offering:research project')),
    not(facts.any('topic:tax')),
  )
}

function exportPush(facts: Facts): string[] | undefined {
  return either(
    facts.mainly('offering:export push'),
    all(facts.any('offering:fair', 'offering:export push'), facts.abroad()),
    all(
      facts.any('offering:visit', 'offering:matchmaking'),
      facts.abroad(),
      facts.any('topic:export promotion', 'topic:tenders'),
    ),
  )
}

function companyRelation(facts: Facts): string[] | undefined {
  return either(
    facts.towards('counterpart:global company'),
    facts.mainly('counterpart:global company'),
    all(
      facts.any('counterpart:global company'),
      facts.words(
        'besøg* møde* mødes inviter* stiller aftale* dialog* samarbejd* partner* vært host* meets meeting visit* talks delegation',
      ),
    ),
  )
}

/** Read from the top: the first row that applies is the finding. The order goes from the special to the general. */
export const ROLE_RULES: readonly RoleRule[] = [
  {
    planner: 'either',
    kind: 'involve',
    clause: 'governance.2.b',
    unlessTold: true,
    when: (facts) =>
      all(
        facts.mainly('offering:governance', 'audience:board'),
        facts.words(
          'lukket lukkede kun udelukkende fortrolig* closed closed-door only exclusively private confidential internt',
        ),
      ),
    activity: { da: 'er et lukket bestyrelsesmøde', en: 'is a closed board meeting' },
    agreement: {
      da: 'Efter aftalen må den anden parts observatør være med og få materialet.',
      en: "Under the agreement the other party's observer may attend and gets the papers.",
    },
  },
  {
    planner: 'censec',
    kind: 'involve',
    clause: 'governance.1.a',
    unlessTold: true,
    when: (facts) =>
      all(
        facts.any('offering:governance', 'audience:board'),
        facts.words(
          'valg vælg* vælges udpeg* besættes besættelse pladser sammensætning kandidat* election elect* seats appoint* nominat*',
        ),
        facts.mainly('offering:governance', 'offering:general assembly', 'topic:member democracy'),
      ),
    activity: { da: 'besætter pladser i CenSecs bestyrelse', en: "fills seats on CenSec's board" },
    agreement: {
      da: 'Efter aftalen skal mindst to pladser besættes med virksomhedsrepræsentanter, som DI FOS bakker op.',
      en: 'Under the agreement at least two seats go to company representatives backed by DI FOS.',
    },
  },
  {
    planner: 'difos',
    kind: 'responsibility',
    clause: 'tillaeg.1.d',
    when: (facts) =>
      all(
        facts.mainly('topic:cluster excellence'),
        facts.towards('counterpart:ministry', 'counterpart:minister', 'counterpart:agency'),
      ),
    activity: {
      da: 'er et møde med myndigheder om klyngen',
      en: 'is a meeting with authorities about the cluster',
    },
    agreement: {
      da: 'Efter aftalen er det CenSec, der mødes med ministerier og styrelser om klyngesamarbejdet.',
      en: 'Under the agreement it is CenSec that meets ministries and agencies about the cluster work.',
    },
  },
  {
    planner: 'censec',
    kind: 'none',
    clause: 'tillaeg.1.d',
    when: (facts) => all(facts.any('topic:cluster excellence'), facts.any(...OFFICIAL)),
    activity: { da: 'handler om klyngen selv', en: 'is about the cluster itself' },
    agreement: {
      da: 'Efter aftalen mødes CenSec selv med myndigheder om klyngesamarbejdet.',
      en: 'Under the agreement CenSec itself meets authorities about the cluster work.',
    },
  },
  {
    planner: 'either',
    kind: 'broader-di',
    clause: 'tillaeg.1.c',
    when: (facts) => all(facts.mainly(...BROAD_AGENDAS), lobbying(facts)),
    activity: {
      da: 'er politisk arbejde for en bredere dagsorden',
      en: 'is political work for a wider agenda',
    },
    agreement: {
      da: 'Efter aftalen varetager Dansk Industri selv eksportkontrol, arbejdskraft og erhvervsuddannelser, fordi de angår hele erhvervslivet.',
      en: 'Under the agreement Dansk Industri itself handles export control, labour and vocational education, as they concern all business.',
    },
  },
  {
    planner: 'censec',
    kind: 'responsibility',
    clause: 'tillaeg.1.g',
    when: (facts) => all(facts.mainly('topic:focal point'), not(facts.words('di'))),
    activity: {
      da: 'hører til rollen som National Focal Point for EDF',
      en: 'belongs to the role of national focal point for the EDF',
    },
    agreement: { da: 'Efter aftalen har DI FOS den rolle.', en: 'Under the agreement DI FOS has that role.' },
  },
  {
    planner: 'censec',
    kind: 'responsibility',
    clause: 'tillaeg.1.f',
    when: (facts) =>
      all(
        facts.any('topic:european defence fund'),
        lobbying(facts),
        facts.any('offering:advocacy', 'topic:edf governance'),
      ),
    activity: { da: 'søger at påvirke EDF’s rammer', en: 'seeks to influence the framework of the EDF' },
    agreement: {
      da: 'Efter aftalen er DI og DI FOS branchens talerør om EDF’s udformning.',
      en: "Under the agreement DI and DI FOS speak for the industry on the EDF's design.",
    },
  },
  {
    planner: 'censec',
    kind: 'broader-di',
    clause: 'tillaeg.3.j',
    when: (facts) =>
      all(
        facts.mainly('topic:arctic', 'topic:edip', 'topic:nordic cooperation', 'topic:baltic security'),
        lobbying(facts),
      ),
    activity: {
      da: 'er bredere politisk arbejde om Arktis, Grønland eller EU',
      en: 'is broader political work on the Arctic, Greenland or the EU',
    },
    agreement: {
      da: 'Efter aftalen ligger den slags interessevaretagelse hos DI og DI FOS.',
      en: 'Under the agreement that kind of advocacy lies with DI and DI FOS.',
    },
  },
  {
    planner: 'censec',
    kind: 'responsibility',
    clause: 'tillaeg.1.b',
    when: (facts) =>
      either(
        all(facts.any('offering:consultation response'), facts.any(...OFFICIAL)),
        all(
          facts.towards(...OFFICIAL),
          facts.words(
            'vejledning* regler bekendtgørelse* lovudkast lovforslag udspil guidance rules regulation',
          ),
        ),
      ),
    activity: {
      da: 'er et indlæg om nye regler over for myndighederne',
      en: 'is an input on new rules to the authorities',
    },
    agreement: {
      da: 'Efter aftalen er det DI FOS, der kommer med udspil og deltager i udviklingen af regler og vejledninger.',
      en: 'Under the agreement it is DI FOS that makes proposals and takes part in developing rules and guidance.',
    },
  },
  {
    planner: 'censec',
    kind: 'responsibility',
    clause: 'tillaeg.1.a',
    when: lobbying,
    activity: { da: 'er politisk interessevaretagelse', en: 'is political advocacy' },
    agreement: {
      da: 'Efter aftalen er DI og DI FOS branchens politiske talerør over for ministre, politikere og embedsmænd.',
      en: "Under the agreement DI and DI FOS are the industry's voice towards ministers, politicians and officials.",
    },
  },
  {
    planner: 'difos',
    kind: 'responsibility',
    clause: 'tillaeg.3.n',
    when: (facts) =>
      all(
        facts.mainly('topic:industrial cooperation'),
        facts.any('offering:learning', 'offering:advice'),
        facts.towards('audience:small firms', 'audience:new suppliers'),
      ),
    unlessTold: true,
    activity: {
      da: 'ruster mindre virksomheder til industrisamarbejde',
      en: 'prepares smaller firms for industrial cooperation',
    },
    agreement: {
      da: 'Efter aftalen er den opkvalificering CenSecs opgave.',
      en: "Under the agreement that upskilling is CenSec's task.",
    },
  },
  {
    planner: 'censec',
    kind: 'none',
    clause: 'tillaeg.3.n',
    when: (facts) =>
      all(
        facts.any('topic:industrial cooperation'),
        facts.mainly('offering:learning'),
        not(facts.any('offering:matchmaking')),
      ),
    activity: {
      da: 'ruster mindre virksomheder til industrisamarbejde',
      en: 'prepares smaller firms for industrial cooperation',
    },
    agreement: {
      da: 'Efter aftalen er den opkvalificering CenSecs opgave.',
      en: "Under the agreement that upskilling is CenSec's task.",
    },
  },
  {
    planner: 'censec',
    kind: 'involve',
    clause: 'tillaeg.3.m',
    unlessTold: true,
    when: (facts) => facts.any('topic:industrial cooperation'),
    activity: {
      da: 'finder danske virksomheder til industrisamarbejde',
      en: 'finds Danish firms for industrial cooperation',
    },
    agreement: {
      da: 'Efter aftalen må CenSec hjælpe med det i samarbejde med DI FOS, som har ansvaret.',
      en: 'Under the agreement CenSec may help with it together with DI FOS, which is responsible.',
    },
  },
  {
    planner: 'difos',
    kind: 'involve',
    clause: 'tillaeg.3.f',
    unlessTold: true,
    when: (facts) => facts.any('topic:industrial cooperation'),
    activity: { da: 'er industrisamarbejde', en: 'is industrial cooperation' },
    agreement: {
      da: 'Efter aftalen skal DI FOS høre og inddrage CenSec.',
      en: 'Under the agreement DI FOS must consult and involve CenSec.',
    },
  },
  {
    planner: 'difos',
    kind: 'involve',
    clause: 'tillaeg.1.g',
    unlessTold: true,
    when: (facts) =>
      all(
        facts.mainly('topic:focal point'),
        facts.any(
          'audience:small firms',
          'audience:researchers',
          'offering:consortium building',
          'offering:matchmaking',
        ),
      ),
    activity: {
      da: 'er arbejde som National Focal Point, der rører CenSecs opgaver',
      en: "is work as national focal point that touches CenSec's tasks",
    },
    agreement: {
      da: 'Efter aftalen inddrages CenSec, når det sker.',
      en: 'Under the agreement CenSec is involved when it does.',
    },
  },
  {
    planner: 'difos',
    kind: 'responsibility',
    clause: 'tillaeg.1.h',
    when: (facts) =>
      all(
        facts.any('topic:european defence fund', 'topic:horizon europe'),
        facts.mainly('offering:consortium building', 'offering:matchmaking'),
        facts.any(...KNOWLEDGE, 'offering:consortium building'),
      ),
    activity: { da: 'er matchmaking til konsortier', en: 'is matchmaking for consortia' },
    agreement: {
      da: 'Efter aftalen står CenSec for den innovationsrettede matchmaking.',
      en: 'Under the agreement CenSec runs innovation matchmaking.',
    },
  },
  {
    planner: 'either',
    kind: 'involve',
    clause: 'tillaeg.1.i',
    unlessTold: true,
    when: edfInformation,
    activity: { da: 'informerer virksomheder om EDF', en: 'informs firms about the EDF' },
    agreement: {
      da: 'Efter aftalen holder de to parter den slags informationsaktiviteter i fællesskab.',
      en: 'Under the agreement the two parties hold such information activities together.',
    },
  },
  {
    planner: 'difos',
    kind: 'responsibility',
    clause: 'tillaeg.2.b',
    when: (facts) =>
      all(
        either(
          facts.any(
            'offering:project start',
            'offering:consortium building',
            'offering:incubation',
            'offering:research project',
            'offering:voucher',
          ),
          facts.mainly('offering:matchmaking'),
          facts.any('topic:diana'),
        ),
        facts.any(...KNOWLEDGE, 'audience:start-ups'),
        not(facts.towards('counterpart:minister', 'counterpart:ministry')),
        not(facts.mainly('offering:representation')),
        not(facts.any('offering:export push')),
      ),
    activity: {
      da: 'bygger bro mellem virksomheder, forskere og iværksættere',
      en: 'builds bridges between firms, researchers and start-ups',
    },
    agreement: {
      da: 'Efter aftalen er innovationsprojekter og innovationsrettet matchmaking CenSecs opgave.',
      en: "Under the agreement innovation projects and innovation matchmaking are CenSec's task.",
    },
  },
  {
    planner: 'difos',
    kind: 'responsibility',
    clause: 'tillaeg.2.b',
    when: (facts) =>
      all(
        facts.towards('audience:small firms', 'audience:start-ups', 'audience:researchers'),
        not(facts.towards('audience:members of DI FOS', 'audience:large firms')),
        not(facts.words('medlem* members')),
        either(
          facts.any('offering:course', 'offering:introduction', 'offering:learning', 'offering:incubation'),
          all(
            facts.any('offering:advice', 'offering:survey'),
            facts.words('udvikl* innovation* forsøgsprojekt* projekt* develop*'),
          ),
        ),
      ),
    activity: {
      da: 'er kompetenceudvikling for mindre eller nye virksomheder',
      en: 'develops the skills of smaller or new firms',
    },
    agreement: {
      da: 'Efter aftalen er kompetenceudvikling og behovsafklaring CenSecs opgave.',
      en: "Under the agreement skills development and clarifying needs are CenSec's task.",
    },
  },
  {
    planner: 'difos',
    kind: 'responsibility',
    clause: 'tillaeg.2.b',
    when: (facts) =>
      all(
        facts.mainly('offering:survey', 'offering:guide'),
        facts.any('topic:technology'),
        facts.any(...KNOWLEDGE),
      ),
    activity: { da: 'formidler viden og forskning', en: 'passes on knowledge and research' },
    agreement: {
      da: 'Efter aftalen er den formidling CenSecs opgave.',
      en: "Under the agreement that is CenSec's task.",
    },
  },
  {
    planner: 'difos',
    kind: 'inform',
    clause: 'tillaeg.3.b',
    unlessTold: true,
    when: companyRelation,
    activity: {
      da: 'er kontakt til en stor global virksomhed',
      en: 'is contact with a large global company',
    },
    agreement: {
      da: 'Efter aftalen holder DI FOS CenSec orienteret om den.',
      en: 'Under the agreement DI FOS keeps CenSec informed of it.',
    },
  },
  {
    planner: 'censec',
    kind: 'none',
    clause: 'tillaeg.3.c',
    when: (facts) => (facts.told ? companyRelation(facts) : undefined),
    activity: {
      da: 'er kontakt til en stor global virksomhed, som DI FOS er orienteret om',
      en: 'is contact with a large global company that DI FOS knows of',
    },
    agreement: { da: 'Efter aftalen er orientering nok.', en: 'Under the agreement informing is enough.' },
  },
  {
    planner: 'censec',
    kind: 'inform',
    clause: 'tillaeg.3.c',
    when: (facts) => all(companyRelation(facts), not(exportPush(facts))),
    activity: {
      da: 'er en relation til en stor global virksomhed',
      en: 'is a relation to a large global company',
    },
    agreement: {
      da: 'Efter aftalen orienterer CenSec DI FOS, når den opstår i klyngearbejdet.',
      en: 'Under the agreement CenSec informs DI FOS when it grows out of cluster work.',
    },
  },
  {
    planner: 'censec',
    kind: 'involve',
    clause: 'tillaeg.3.k',
    unlessTold: true,
    when: (facts) =>
      all(
        facts.any('offering:research project'),
        facts.any(...KNOWLEDGE),
        either(
          facts.abroad(),
          facts.towards('counterpart:foreign institutes', 'audience:clusters abroad'),
          facts.words('nordisk* europæisk* international* european nordic eu-projekt horizon'),
        ),
        not(facts.words('national nationalt nationale')),
      ),
    activity: {
      da: 'er et internationalt klyngeprojekt med forskningsinstitutioner',
      en: 'is an international cluster project with research institutions',
    },
    agreement: {
      da: 'Efter aftalen koordinerer CenSec det med DI FOS.',
      en: 'Under the agreement CenSec coordinates it with DI FOS.',
    },
  },
  {
    planner: 'censec',
    kind: 'none',
    clause: 'tillaeg.1.e',
    when: (facts) =>
      all(
        either(
          facts.any(...CLUSTER_WORK),
          facts.mainly('offering:study trip'),
          facts.towards('audience:researchers', 'counterpart:knowledge institution'),
        ),
        not(
          all(
            facts.any('offering:export push', 'offering:fair'),
            facts.mainly('offering:export push', 'offering:fair'),
          ),
        ),
      ),
    activity: { da: 'er klyngearbejde', en: 'is cluster work' },
    agreement: { da: 'Efter aftalen er det CenSecs opgave.', en: "Under the agreement it is CenSec's task." },
  },
  {
    planner: 'censec',
    kind: 'responsibility',
    clause: 'tillaeg.1.a',
    when: (facts) =>
      all(
        facts.mainly('offering:incoming delegation'),
        facts.any('counterpart:foreign authority'),
        not(facts.any(...CLUSTER_WORK)),
      ),
    activity: { da: 'er modtagelse af en udenlandsk delegation', en: 'receives a foreign delegation' },
    agreement: {
      da: 'Efter aftalen har DI og DI FOS kontakten til udenlandske delegationer i Danmark.',
      en: 'Under the agreement contact with foreign delegations in Denmark lies with DI and DI FOS.',
    },
  },
  {
    planner: 'censec',
    kind: 'responsibility',
    clause: 'tillaeg.3.d',
    when: (facts) =>
      either(
        exportPush(facts),
        all(
          facts.mainly('topic:tenders', 'topic:nato procurement'),
          facts.mainly('offering:monitoring'),
          facts.words('international* udenlandske NSPA NCIA foreign'),
        ),
        all(
          facts.any('topic:nato procurement'),
          facts.any('topic:tenders'),
          facts.any('offering:advice', 'offering:news', 'offering:monitoring'),
        ),
      ),
    activity: { da: 'er et fremstød eller en eksportindsats', en: 'is an export push' },
    agreement: {
      da: 'Efter aftalen har DI og DI FOS ansvaret for dem.',
      en: 'Under the agreement DI and DI FOS are responsible for those.',
    },
  },
  {
    planner: 'difos',
    kind: 'involve',
    clause: 'tillaeg.3.f',
    unlessTold: true,
    when: exportPush,
    activity: { da: 'er et fremstød eller en eksportindsats', en: 'is an export push' },
    agreement: {
      da: 'Efter aftalen hører og inddrager DI FOS CenSec, og det fremgår ikke, at det er sket.',
      en: 'Under the agreement DI FOS consults and involves CenSec, and nothing says that this has been done.',
    },
  },
]
