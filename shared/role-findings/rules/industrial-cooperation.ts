import { all, not, type RoleRule } from '../rule.ts'

const SUBJECT = 'topic:industrial cooperation'
const SMALLER = ['audience:small firms', 'audience:new suppliers', 'audience:subcontractors'] as const

/** Industrial cooperation: DI FOS answers for it, CenSec trains the smaller firms and may help find them. */
export const INDUSTRIAL_COOPERATION_RULES: readonly RoleRule[] = [
  {
    planner: 'difos',
    kind: 'responsibility',
    clause: 'tillaeg.3.n',
    unless: 'joined',
    when: (facts) =>
      all(
        facts.mainly(SUBJECT),
        facts.mainly('offering:learning', 'offering:advice'),
        facts.towards(...SMALLER),
        not(facts.any('offering:matchmaking')),
      ),
    activity: {
      da: 'ruster mindre virksomheder til industrisamarbejde',
      en: 'prepares smaller firms for industrial cooperation',
    },
    agreement: { da: 'er den opkvalificering CenSecs opgave', en: "that upskilling is CenSec's task" },
  },
  {
    planner: 'censec',
    kind: 'none',
    clause: 'tillaeg.3.n',
    when: (facts) =>
      all(facts.any(SUBJECT), facts.any('offering:learning'), not(facts.any('offering:matchmaking'))),
    activity: {
      da: 'ruster mindre virksomheder til industrisamarbejde',
      en: 'prepares smaller firms for industrial cooperation',
    },
    agreement: { da: 'er den opkvalificering CenSecs opgave', en: "that upskilling is CenSec's task" },
  },
  {
    planner: 'censec',
    kind: 'responsibility',
    clause: 'tillaeg.3.l',
    unless: 'told',
    when: (facts) =>
      all(
        facts.mainly(SUBJECT),
        facts.towards('counterpart:agency', 'counterpart:ministry', 'counterpart:minister'),
        not(facts.any('offering:bringing together')),
      ),
    activity: { da: 'er forhandling om industrisamarbejde', en: 'negotiates industrial cooperation' },
    agreement: {
      da: 'har Dansk Industri og DI FOS ansvaret for industrisamarbejdet',
      en: 'the Confederation of Danish Industry and DI FOS answer for industrial cooperation',
    },
  },
  {
    planner: 'censec',
    kind: 'involve',
    clause: 'tillaeg.3.m',
    unless: 'told',
    when: (facts) => facts.any(SUBJECT),
    activity: {
      da: 'finder danske virksomheder til industrisamarbejde',
      en: 'finds Danish firms for industrial cooperation',
    },
    agreement: {
      da: 'må CenSec hjælpe med det i samarbejde med DI FOS, som har ansvaret',
      en: 'CenSec may help with that together with DI FOS, which answers for it',
    },
  },
  {
    planner: 'difos',
    kind: 'involve',
    clause: 'tillaeg.3.f',
    unless: 'told',
    when: (facts) => facts.any(SUBJECT),
    activity: { da: 'er industrisamarbejde', en: 'is industrial cooperation' },
    agreement: { da: 'skal DI FOS høre og inddrage CenSec', en: 'DI FOS must hear and involve CenSec' },
  },
]
