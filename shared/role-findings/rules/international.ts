import type { Facts } from '../facts.ts'
import { all, either, KNOWLEDGE, not, POLITICAL, type RoleRule, type Shown } from '../rule.ts'

function exportPush(facts: Facts): Shown {
  return either(
    facts.mainly('offering:export push'),
    salesTrip(facts),
    all(facts.any('offering:export push', 'offering:fair'), facts.abroad()),
    all(
      facts.any('offering:visit', 'offering:matchmaking'),
      facts.abroad(),
      facts.any('topic:export promotion', 'topic:tenders', 'topic:buyers abroad'),
    ),
  )
}

/** Goes abroad to sell, whatever the trip is called. */
function salesTrip(facts: Facts): Shown {
  return all(
    facts.abroad(),
    facts.words('rejse rejser tur bus tager delegation besøger travel* trip visit*'),
    facts.words(
      'køber købere indkøber indkøbere kunde kunder sælge sælger salg ordrer buyer* customer* sell sales',
    ),
  )
}

function foreignTenders(facts: Facts): Shown {
  return all(
    facts.any('topic:international tenders', 'topic:nato procurement'),
    facts.any('offering:monitoring', 'offering:news', 'offering:advice'),
  )
}

/** Researchers who look, and clusters that meet, sell nothing. */
function knowledgeTrip(facts: Facts): Shown {
  return all(
    either(
      facts.mainly('offering:study trip', 'audience:researchers'),
      all(facts.towards(...KNOWLEDGE), facts.any('offering:study trip', 'topic:technology foresight')),
      facts.words('teknologispejder* spejder* gennemtrawler scouting'),
      facts.any('audience:clusters abroad'),
    ),
    not(facts.any('offering:export push')),
  )
}

function crossesBorders(facts: Facts): Shown {
  return either(
    facts.abroad(),
    facts.with('counterpart:foreign institutes', 'counterpart:foreign authority', 'audience:clusters abroad'),
    facts.any('topic:interreg', 'topic:horizon europe', 'topic:european defence fund'),
    facts.words('nordisk* europæisk* international* european nordic tyske polske'),
  )
}

/** Tillæg 1, third section: international projects, export pushes and tenders. */
export const INTERNATIONAL_RULES: readonly RoleRule[] = [
  {
    planner: 'censec',
    kind: 'involve',
    clause: 'tillaeg.3.k',
    unless: 'told',
    when: (facts) =>
      all(
        facts.any('offering:research project'),
        facts.any(...KNOWLEDGE),
        crossesBorders(facts),
        not(facts.words('national nationalt nationale')),
        not(
          facts.mainly(
            'offering:learning',
            'offering:bringing together',
            'offering:study trip',
            'offering:fair work',
          ),
        ),
      ),
    activity: {
      da: 'er et internationalt klyngeprojekt med forskningsinstitutioner',
      en: 'is an international cluster project with research institutions',
    },
    agreement: { da: 'koordinerer CenSec det med DI FOS', en: 'CenSec coordinates it with DI FOS' },
  },
  {
    planner: 'censec',
    kind: 'none',
    clause: 'tillaeg.2.b',
    when: knowledgeTrip,
    activity: { da: 'er internationalisering af klyngen', en: 'is internationalisation of the cluster' },
    agreement: { da: 'er den CenSecs opgave', en: "that is CenSec's task" },
  },
  {
    planner: 'censec',
    kind: 'responsibility',
    clause: 'tillaeg.3.d',
    unless: 'joined',
    when: (facts) => either(exportPush(facts), foreignTenders(facts)),
    activity: { da: 'er et fremstød eller en eksportindsats', en: 'is an export push' },
    agreement: {
      da: 'har Dansk Industri og DI FOS ansvaret for eksportindsatsen',
      en: 'the Confederation of Danish Industry and DI FOS are responsible for exports',
    },
  },
  {
    planner: 'difos',
    kind: 'involve',
    clause: 'tillaeg.3.f',
    unless: 'told',
    when: (facts) => all(exportPush(facts), not(facts.towards(...POLITICAL))),
    activity: { da: 'er et fremstød eller en eksportindsats', en: 'is an export push' },
    agreement: {
      da: 'hører og inddrager DI FOS CenSec, og det fremgår ikke, at det er sket',
      en: 'DI FOS hears and involves CenSec, and nothing says that this has been done',
    },
  },
]
