import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import type { ConceptAspect } from '#shared/overlap/concept-table.ts'
import type { JudgedActivity } from '#shared/overlap/reading.ts'
import type { Dice } from '#shared/overlap/testing/dice.ts'
import { conceptsUnder } from '#shared/overlap/vocabulary.ts'

const TOWNS = [
  'Odense',
  'Aalborg',
  'København',
  'Ballerup',
  'Aarhus',
  'Kolding',
  'Esbjerg',
  'Bruxelles',
  'London',
  'Online',
]

/** A plan of any size whose activities say what real ones do: a kind of work, subjects, people, authorities, and words around them. */
export function madeUpPlan(size: number, roll: Dice): JudgedActivity[] {
  return Array.from({ length: size }, (_, index) => madeUpActivity(`activity-${index}`, index, roll))
}

function madeUpActivity(id: string, index: number, roll: Dice): JudgedActivity {
  const day = isoDay(roll(365))
  const subjects = Array.from({ length: 1 + roll(3) }, () => formOf('topic', roll))
  return {
    id,
    party: index % 20 === 0 ? 'joint' : index % 2 === 0 ? 'censec' : 'difos',
    category: ((index % 5) + 1) as JudgedActivity['category'],
    title: `${formOf('offering', roll)} om ${subjects[0]}`,
    description: `${subjects.join(' og ')}. ${sentence(roll)} ${sentence(roll)}`,
    start: day,
    end: day,
    precision: 'day',
    status: 'planned',
    audience: Array.from({ length: 1 + roll(2) }, () => formOf('audience', roll)),
    partners: roll(3) === 0 ? [formOf('counterpart', roll)] : [],
    place: TOWNS[roll(TOWNS.length)] ?? '',
    counterpart: roll(4) === 0 ? formOf('counterpart', roll) : '',
  }
}

/** One of the forms that the vocabulary knows the concept by. */
function formOf(aspect: ConceptAspect, roll: Dice): string {
  const concepts = conceptsUnder(BUILT_IN_AGREEMENT).filter((concept) => concept.aspect === aspect)
  const forms = concepts[roll(concepts.length)]?.forms ?? []
  return (forms[roll(forms.length)] ?? '').replaceAll(/[*+]/gu, '')
}

/** Words that the vocabulary does not know; some are common and most are rare, as in any language. */
export function sentence(roll: Dice): string {
  const words = Array.from(
    { length: 12 },
    () => `ord${'abcdefghij'[roll(10)]}${roll(1 + roll(1 + roll(4_000)))}`,
  )
  return `${words.join(' ')}.`
}

function isoDay(day: number): string {
  return new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10)
}
