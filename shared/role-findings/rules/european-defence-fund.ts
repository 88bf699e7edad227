import type { Facts } from '../facts.ts'
import { all, either, KNOWLEDGE, not, type RoleRule, type Shown } from '../rule.ts'

const FUND = 'topic:european defence fund'

function informsFirms(facts: Facts): Shown {
  return all(
    facts.any(FUND),
    either(
      facts.any('offering:learning', 'offering:guide', 'offering:news'),
      facts.words('informere* orientere* fortælle* oversætter briefing gennemgår explains'),
    ),
    not(facts.mainly('offering:bringing together', 'offering:research project')),
    not(facts.any('topic:tax')),
    not(facts.towards('counterpart:european commission', 'counterpart:ministry')),
  )
}

/** The European Defence Fund: the national focal point, matchmaking for consortia, information to firms. */
export const EUROPEAN_DEFENCE_FUND_RULES: readonly RoleRule[] = [
  {
    planner: 'censec',
    kind: 'responsibility',
    clause: 'tillaeg.1.g',
    unless: 'told',
    when: (facts) => facts.mainly('topic:focal point'),
    activity: {
      da: 'hører til rollen som National Focal Point for EDF',
      en: 'belongs to the role of national focal point for the EDF',
    },
    agreement: { da: 'har DI FOS den rolle', en: 'DI FOS has that role' },
  },
  {
    planner: 'difos',
    kind: 'involve',
    clause: 'tillaeg.1.g',
    unless: 'told',
    when: (facts) =>
      all(
        facts.mainly('topic:focal point'),
        facts.any(
          ...KNOWLEDGE,
          'audience:small firms',
          'audience:start-ups',
          'offering:bringing together',
          'topic:cluster excellence',
        ),
      ),
    activity: {
      da: 'er arbejde som National Focal Point, der rører CenSecs opgaver',
      en: "is work as national focal point that touches CenSec's tasks",
    },
    agreement: { da: 'inddrages CenSec, når det sker', en: 'CenSec is involved when it does' },
  },
  {
    planner: 'difos',
    kind: 'responsibility',
    clause: 'tillaeg.1.h',
    unless: 'joined',
    when: (facts) =>
      all(
        facts.any(FUND, 'topic:horizon europe', 'topic:edip'),
        facts.mainly('offering:consortium building', 'offering:matchmaking'),
      ),
    activity: { da: 'er matchmaking til konsortier', en: 'is matchmaking for consortia' },
    agreement: {
      da: 'står CenSec for den innovationsrettede matchmaking',
      en: 'CenSec runs innovation matchmaking',
    },
  },
  {
    planner: 'either',
    kind: 'involve',
    clause: 'tillaeg.1.i',
    unless: 'told',
    when: informsFirms,
    activity: { da: 'informerer virksomheder om EDF', en: 'informs firms about the EDF' },
    agreement: {
      da: 'holder de to parter den slags informationsaktiviteter i fællesskab',
      en: 'the two parties hold such information activities together',
    },
  },
]
