import { describe, expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT } from './built-in-agreement.ts'
import {
  actorNames,
  categoryTitle,
  clauseLabel,
  clausesOf,
  findClause,
  groupedClauses,
  groupHeading,
} from './clause.ts'

describe('clauses', () => {
  it('are found by id', () => {
    expect(findClause(BUILT_IN_AGREEMENT, 'tillaeg.3.d')?.summary.da).toContain('Eksport')
    expect(findClause(BUILT_IN_AGREEMENT, 'tillaeg.3')).toBeUndefined()
  })

  it('are every one reachable through the groups, once', () => {
    const reached = groupedClauses(BUILT_IN_AGREEMENT).flatMap(({ clauses }) => clauses)
    expect(reached).toEqual(BUILT_IN_AGREEMENT.clauses)
  })

  it('of a section are those of its part of the appendix', () => {
    const ids = clausesOf(BUILT_IN_AGREEMENT, 4).map((clause) => clause.id)
    expect(ids).toEqual(['tillaeg.4.a', 'tillaeg.4.b', 'tillaeg.4.c'])
  })

  it.each([
    ['tillaeg.3.d', 'Tillæg 1, afsnit 3, d', 'Appendix 1, section 3, d'],
    ['governance.2.a', 'Punkt 3, Governance, 2.a', 'Clause 3, Governance, 2.a'],
    ['formaal.b', 'Punkt 1, Formål, b', 'Clause 1, Purpose, b'],
    ['tillaeg.3', 'Tillæg 1, afsnit 3', 'Appendix 1, section 3'],
    ['bilag.x', 'bilag.x', 'bilag.x'],
  ])('%s is called what people call it', (id, danish, english) => {
    expect(clauseLabel(id, 'da', BUILT_IN_AGREEMENT)).toBe(danish)
    expect(clauseLabel(id, 'en', BUILT_IN_AGREEMENT)).toBe(english)
  })

  it('stand under a heading with the category they govern', () => {
    const headings = BUILT_IN_AGREEMENT.groups.map((group) => groupHeading(BUILT_IN_AGREEMENT, group, 'da'))
    expect(headings).toContain('Tillæg 1, afsnit 3: Internationale fremstød og eksport')
    expect(headings).toContain('Punkt 1, Formål')
  })

  it('name their actors as in a sentence', () => {
    expect(actorNames(BUILT_IN_AGREEMENT, ['censec', 'difos'], 'da')).toBe('CenSec og DI FOS')
    expect(actorNames(BUILT_IN_AGREEMENT, ['other'], 'en')).toBe('the other party')
    expect(actorNames(BUILT_IN_AGREEMENT, [], 'da')).toBe('')
  })

  it('know the title of each category', () => {
    expect(categoryTitle(BUILT_IN_AGREEMENT, 2, 'en')).toBe('Cluster cooperation')
  })
})
