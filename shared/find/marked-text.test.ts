import { expect, test } from 'vitest'
import { FindIndex, shown } from './find-index.ts'
import { readQuery } from './find-query.ts'

function foundIn(fields: { title?: string; text?: string; facts?: string; also?: string }, typed: string) {
  const index = new FindIndex()
  index.keep([
    {
      key: 'one',
      place: { kind: 'section', category: 1 },
      title: '',
      text: '',
      facts: '',
      also: '',
      ...fields,
    },
  ])
  const query = readQuery(typed)
  const [found] = query ? index.find(query.strict) : []
  return found && shown(found)
}

const marked = ({ text, marks }: { text: string; marks: [number, number][] }) =>
  marks.map(([from, to]) => text.slice(from, to))

test('[SEARCH-2] the words that were found are marked, in whatever form they stand', () => {
  const found = foundIn({ title: 'Rejsemesser og en messestand', text: 'Messen er i maj.' }, 'messe')
  expect(found && marked(found.title)).toEqual(['Rejsemesser', 'messestand'])
  expect(found?.snippet && marked(found.snippet)).toEqual(['Messen'])
  expect(foundIn({ text: 'Sammen med DI FOS i maj' }, 'difos')?.snippet).toEqual({
    text: 'Sammen med DI FOS i maj',
    marks: [[11, 17]],
  })
})

test('[SEARCH-2] of a long text the stretch is shown that has most of the words, cut between words', () => {
  const filler = 'her står der noget ganske andet '.repeat(20)
  const text = `En messe nævnes. ${filler}Standen på messen i Paris er stor.\n${filler}`
  const snippet = foundIn({ text }, 'messe paris')?.snippet
  expect(snippet && marked(snippet)).toEqual(['messen', 'Paris'])
  expect(snippet?.text).toMatch(/^…(?:\S+ )+Standen på messen i Paris er stor\. .*\S…$/u)
  expect(snippet?.text.length).toBeLessThan(160)
})

test('[SEARCH-2] what is found by its facts shows those; by words that are not shown, nothing', () => {
  expect(foundIn({ text: 'En tur', facts: 'Odense · Terma' }, 'terma')?.snippet?.text).toBe('Odense · Terma')
  expect(foundIn({ text: 'En tur', also: 'september 2027' }, 'september')?.snippet).toBeUndefined()
})

test('[SEARCH-2] text made to take long takes no time at all', () => {
  const text = `${'æ'.repeat(20_000)} ${'a b'.repeat(5_000)} ${'messe '.repeat(5_000)}`
  expect(foundIn({ text }, 'messe')?.snippet?.text).toContain('messe')
})
