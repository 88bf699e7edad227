import { describe, expect, test } from 'vitest'
import type { FindEntry } from './entry.ts'
import { FindIndex, findAmong } from './find-index.ts'
import { readQuery } from './find-query.ts'

/** Titles of activities as the parties write them, Danish and English. */
const TITLES = [
  'Eksportfremstød til MSPO i Polen',
  'Fremstød for rumteknologi',
  'Rejsemesser for små virksomheder',
  'Messestand i Paris',
  'Forsvarsmesse i Kielce',
  'Messing og andre metaller',
  'Koordinationsmøder hver måned',
  'Nationale strategier',
  'Rapport om transport og støtte',
  'Årsmøde i Ålborg',
  'Rumfartens dag',
  'Forum for data',
  'Temadag om cybersikkerhed',
  'Kursusforløb om kvalitetskrav til underleverandører',
  'Kurser i eksportkontrol',
  'DIFOS’ nyhedsbrev',
  'DI FOS på Folkemødet',
  'Dl FOS og klyngen',
  'Exhibitions in Berlin',
  'Facility Security Clearance: what your company needs',
  'Matchmaking for Danish suppliers',
  'Virksomhedsbesøg hos Terma',
  'Havnebesøg i Esbjerg',
  'Tilstand og modstand',
  'Café Müller',
  'Standardisering i NATO',
  'Bestyrelsesmøde',
  'Erhvervshusene mødes',
  'Samtaler med ministeren',
  'Talentprogram for unge ingeniører',
]

function entry(title: string): FindEntry {
  return { key: title, place: { kind: 'section', category: 1 }, title, text: '', facts: '', also: '' }
}

const index = new FindIndex()
index.keep(TITLES.map(entry))

function found(typed: string): string[] {
  const query = readQuery(typed)
  return query ? findAmong([{ index }], query).map(({ found }) => found.entry.key) : []
}

/** What is typed, what must be found by it, and what must not. */
const QUERIES: [typed: string, found: string[], not: string[]][] = [
  // Inflections.
  ['kursus', ['Kursusforløb', 'Kurser i'], ['Talentprogram']],
  ['kurset', ['Kursusforløb', 'Kurser i'], []],
  ['virksomhederne', ['Rejsemesser', 'Virksomhedsbesøg'], []],
  ['underleverandør', ['Kursusforløb'], ['Matchmaking']],
  ['ministerens', ['Samtaler med ministeren'], []],
  ['companies', ['Facility'], ['Matchmaking']],
  ['exhibiting', ['Exhibitions'], []],
  ['supplier', ['Matchmaking'], ['Facility']],
  // Compounds, from either end.
  ['fremstødet', ['Eksportfremstød', 'Fremstød for'], ['Messestand']],
  ['messe', ['Rejsemesser', 'Messestand', 'Forsvarsmesse'], ['Messing']],
  ['messer', ['Rejsemesser', 'Messestand', 'Forsvarsmesse'], ['Messing']],
  ['møde', ['Årsmøde', 'Koordinationsmøder', 'Bestyrelsesmøde'], []],
  ['møder', ['Årsmøde', 'Koordinationsmøder', 'Bestyrelsesmøde'], []],
  ['besøg', ['Virksomhedsbesøg', 'Havnebesøg'], []],
  ['forsvar', ['Forsvarsmesse'], []],
  ['dag', ['Temadag', 'Rumfartens dag'], []],
  ['hus', ['Erhvervshusene'], []],
  ['sikkerhed', ['Temadag om cybersikkerhed'], []],
  ['kontrol', ['Kurser i eksportkontrol'], []],
  // What is spelt alike and means something else.
  ['nation', ['Nationale'], ['Koordinationsmøder']],
  ['port', [], ['Rapport']],
  ['rum', ['Rumfartens', 'Fremstød for rumteknologi'], ['Forum']],
  ['tilstand', ['Tilstand'], ['Messestand']],
  ['messing', ['Messing'], ['Messestand', 'Rejsemesser']],
  ['data', ['Forum for data'], ['Matchmaking']],
  // Letters and names.
  ['aarsmoede', ['Årsmøde'], []],
  ['ÅRSMØDE', ['Årsmøde'], []],
  ['aalborg', ['Årsmøde i Ålborg'], []],
  ['stoette', ['Rapport om transport og støtte'], []],
  ['cafe muller', ['Café Müller'], []],
  ['difos', ['DIFOS', 'DI FOS på', 'Dl FOS'], ['Forum']],
  ['DI FOS', ['DIFOS', 'DI FOS på', 'Dl FOS'], ['Forum']],
  ['Dl FOS', ['DIFOS', 'DI FOS på', 'Dl FOS'], ['Forum']],
  ['di-fos', ['DIFOS', 'DI FOS på', 'Dl FOS'], ['Forum']],
  // One slip in a longer word.
  ['eskportfremstød', ['Eksportfremstød'], []],
  ['eksprot', ['Eksportfremstød', 'Kurser i eksportkontrol'], ['Rapport']],
  ['fremstod', ['Eksportfremstød', 'Fremstød for'], []],
  ['matchmakin', ['Matchmaking'], []],
  ['koordinatonsmøder', ['Koordinationsmøder'], []],
  ['exhibtions', ['Exhibitions'], []],
  ['mssse', [], ['Messestand', 'Rejsemesser']],
  // While it is being typed.
  ['fremst', ['Eksportfremstød', 'Fremstød for'], []],
  ['koord', ['Koordinationsmøder'], []],
  ['m', ['Messestand', 'Matchmaking'], []],
  // Several words all have to be there, and small words do not count.
  ['messe polen', [], ['Messestand']],
  ['eksport polen', ['Eksportfremstød til MSPO i Polen'], ['Kurser i']],
  ['møde i ålborg', ['Årsmøde i Ålborg'], ['Bestyrelsesmøde']],
  ['kurser om eksportkontrol', ['Kurser i eksportkontrol'], ['Kursusforløb']],
  ['qqqqqq', [], ['Messestand']],
]

describe('[SEARCH-1] what is typed', () => {
  test.each(QUERIES)('»%s«', (typed, expected, unexpected) => {
    const titles = found(typed)
    const missing = expected.filter((one) => !titles.some((title) => title.includes(one)))
    const wrong = unexpected.filter((one) => titles.some((title) => title.includes(one)))
    expect({ missing, wrong }).toEqual({ missing: [], wrong: [] })
    if (expected.length === 0) expect(titles).toEqual([])
  })

  test('without a word in it finds nothing', () => {
    expect([found(''), found(' – '), found('…')]).toEqual([[], [], []])
  })
})

describe('[SEARCH-1] the order', () => {
  test('is the word itself, then its inflections and compounds, then what only begins with it', () => {
    const own = new FindIndex()
    own.keep(['Messingplader', 'Rejsemesser', 'Messer', 'Messe'].map(entry))
    const query = readQuery('messe')
    const keys = query && findAmong([{ index: own }], query).map(({ found }) => found.entry.key)
    expect(keys).toEqual(['Messe', 'Messer', 'Rejsemesser'])
  })

  test('has what is called so before what speaks of it', () => {
    const own = new FindIndex()
    own.keep([
      { ...entry('Nyhedsbrev'), text: 'Om messe, messe og atter messe.' },
      { ...entry('En messe i Paris'), text: 'Vi rejser derned og ser os om.' },
    ])
    const query = readQuery('messe')
    const keys = query && findAmong([{ index: own }], query).map(({ found }) => found.entry.key)
    expect(keys).toEqual(['En messe i Paris', 'Nyhedsbrev'])
  })
})

describe('[SEARCH-1] what is kept', () => {
  test('is found as it is now, and what is gone is not', () => {
    const own = new FindIndex()
    const keysFor = (typed: string) => {
      const query = readQuery(typed)
      return query && findAmong([{ index: own }], query).map(({ found }) => found.entry.key)
    }
    own.keep([entry('Havnebesøg'), entry('Messe')])
    own.keep([{ ...entry('Messe'), title: 'Rundtur' }])
    expect([keysFor('havn'), keysFor('messe'), keysFor('rundtur')]).toEqual([[], [], ['Messe']])
  })
})
