import type { Agreement } from '../agreement/agreement.ts'
import type { Condition } from '../agreement/duties.ts'
import { LIST } from '../agreement/list-name.ts'
import type { Facts } from './facts.ts'

/** Words that show a condition; undefined when it does not hold, empty when it holds by something missing. */
export type Shown = string[] | undefined

/** Tells whether conditions hold of an activity, by the lists and the named conditions of one agreement. */
export type Holds = (condition: Condition, facts: Facts) => Shown

/** Reads the conditions of an agreement, whose names all lead somewhere. */
export function conditionsOf({ duties }: Pick<Agreement, 'duties'>): Holds {
  const lists = new Map<string, string[]>()
  const named = new Map(duties.conditions.map(({ name, when }) => [name, when]))
  const conceptsIn = (ids: readonly string[]) =>
    ids.flatMap((id) => (id.startsWith(LIST) ? (lists.get(id.slice(LIST.length)) ?? []) : [id]))
  for (const { name, concepts } of duties.lists) lists.set(name, conceptsIn(concepts))

  return function holds(condition: Condition, facts: Facts): Shown {
    const {
      all,
      either,
      not,
      use,
      any,
      mainly,
      towards,
      with: beside,
      at,
      words,
      abroad,
      category,
    } = condition
    if (all) return allOf(all, (part) => holds(part, facts))
    if (either) return firstOf(either, (part) => holds(part, facts))
    if (not) return holds(not, facts) === undefined ? [] : undefined
    if (use !== undefined) return holdsNamed(use, facts)
    if (any) return facts.any(conceptsIn(any))
    if (mainly) return facts.mainly(conceptsIn(mainly))
    if (towards) return facts.towards(conceptsIn(towards))
    if (beside) return facts.with(conceptsIn(beside))
    if (at) return facts.at(conceptsIn(at))
    if (words) return facts.words(words)
    if (abroad) return facts.abroad()
    return category?.includes(facts.category) ? [] : undefined

    function holdsNamed(name: string, about: Facts): Shown {
      const when = named.get(name)
      return when && holds(when, about)
    }
  }
}

/** All of the conditions: their words together. */
function allOf(parts: readonly Condition[], shownBy: (part: Condition) => Shown): Shown {
  const words: string[] = []
  for (const part of parts) {
    const shown = shownBy(part)
    if (!shown) return undefined
    words.push(...shown)
  }
  return words
}

/** The first condition that holds. */
function firstOf(parts: readonly Condition[], shownBy: (part: Condition) => Shown): Shown {
  for (const part of parts) {
    const shown = shownBy(part)
    if (shown) return shown
  }
  return undefined
}
