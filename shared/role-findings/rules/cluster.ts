import type { Facts } from '../facts.ts'
import { all, CLUSTER_WORK, either, KNOWLEDGE, not, POLITICAL, type RoleRule, type Shown } from '../rule.ts'

/** Firms and researchers or start-ups brought together about something new. */
function bridgeBuilding(facts: Facts): Shown {
  return all(
    either(
      facts.any(
        'offering:project start',
        'offering:hackathon',
        'offering:consortium building',
        'offering:incubation',
        'offering:research project',
        'offering:voucher',
        'topic:diana',
      ),
      facts.mainly('offering:matchmaking'),
    ),
    facts.any(...KNOWLEDGE, 'audience:start-ups'),
    not(facts.towards(...POLITICAL, 'counterpart:agency')),
    not(facts.mainly('offering:dialogue with authorities', 'offering:talent work', 'offering:governance')),
    not(facts.any('offering:export push', 'offering:news')),
  )
}

/** For smaller firms, start-ups or researchers, and not a service to DI FOS's own members. */
function forOutsiders(facts: Facts): Shown {
  return all(
    either(
      facts.towards('audience:small firms', 'audience:start-ups', 'audience:researchers'),
      facts.any('audience:new suppliers'),
    ),
    not(facts.towards('audience:members of DI FOS', 'audience:large firms')),
    not(
      facts.words(
        'medlem medlemmer medlemmerne medlemskreds medlemsmøde medlemskursus medlemskursus members',
      ),
    ),
  )
}

/** Writes or speaks of what universities have found. */
function passesOnResearch(facts: Facts): Shown {
  return all(
    facts.any(...KNOWLEDGE),
    either(
      all(
        facts.mainly(
          'offering:survey',
          'offering:guide',
          'topic:technology foresight',
          'topic:research priorities',
        ),
        facts.any('topic:technology foresight', 'topic:research priorities'),
      ),
      all(
        facts.words('formidler formidling formidles udbreder disseminat*'),
        facts.words('forskning forskningsresultat* forsvarsforskning videnbrev viden research findings'),
      ),
    ),
  )
}

/** Tillæg 1, second section: cluster work is CenSec's. */
export const CLUSTER_RULES: readonly RoleRule[] = [
  {
    planner: 'difos',
    kind: 'responsibility',
    clause: 'tillaeg.2.b',
    unless: 'joined',
    when: bridgeBuilding,
    activity: {
      da: 'bygger bro mellem virksomheder og forskere eller iværksættere',
      en: 'builds bridges between firms and researchers or start-ups',
    },
    agreement: {
      da: 'er innovationsprojekter og innovationsrettet matchmaking CenSecs opgave',
      en: "innovation projects and innovation matchmaking are CenSec's task",
    },
  },
  {
    planner: 'difos',
    kind: 'responsibility',
    clause: 'tillaeg.2.b',
    unless: 'joined',
    when: (facts) =>
      all(
        forOutsiders(facts),
        either(
          facts.any('offering:learning'),
          all(
            facts.any('offering:advice', 'offering:survey', 'offering:voucher'),
            facts.words('udvikl* innovation* forsøgsprojekt* projekt* develop* tilskud*'),
          ),
        ),
      ),
    activity: {
      da: 'er kompetenceudvikling for mindre eller nye virksomheder',
      en: 'develops the skills of smaller or new firms',
    },
    agreement: {
      da: 'er kompetenceudvikling og behovsafklaring CenSecs opgave',
      en: "skills development and clarifying needs are CenSec's task",
    },
  },
  {
    planner: 'difos',
    kind: 'responsibility',
    clause: 'tillaeg.2.b',
    unless: 'joined',
    when: passesOnResearch,
    activity: { da: 'formidler viden og forskning', en: 'passes on knowledge and research' },
    agreement: { da: 'er den formidling CenSecs opgave', en: "that is CenSec's task" },
  },
  {
    planner: 'difos',
    kind: 'responsibility',
    clause: 'tillaeg.2.a',
    unless: 'joined',
    when: (facts) => facts.mainly('topic:cluster cooperation abroad', 'audience:clusters abroad'),
    activity: { da: 'er samarbejde mellem klynger', en: 'is cooperation between clusters' },
    agreement: {
      da: 'har CenSec ansvaret for klyngesamarbejdet',
      en: 'CenSec is responsible for cluster cooperation',
    },
  },
  {
    planner: 'censec',
    kind: 'none',
    clause: 'tillaeg.1.e',
    when: (facts) =>
      all(
        facts.mainly(...CLUSTER_WORK),
        not(facts.with('counterpart:global company')),
        not(facts.any('offering:research project')),
      ),
    activity: { da: 'er samarbejde mellem klynger', en: 'is cooperation between clusters' },
    agreement: {
      da: 'har CenSec ansvaret for klyngesamarbejdet',
      en: 'CenSec is responsible for cluster cooperation',
    },
  },
]
