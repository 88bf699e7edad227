import { describe, expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT } from '../built-in-agreement.ts'
import { proposeWording } from './propose-wording.ts'
import { passagesOf, piecesOf, readNormalised, readPassages } from './read-layers.ts'
import { referencesIn } from './references.ts'
import type { WordingLayers } from './signed-wording.ts'
import { inventedAgreement, scannedAgreement } from './testing/agreements.ts'

const PIECES = [
  'clause formaal',
  'clause parterne',
  'clause governance',
  'item governance.1',
  'item governance.2',
  'clause opgaver',
  'category opgaver.1',
  'category opgaver.2',
  'category opgaver.3',
  'category opgaver.4',
  'category opgaver.5',
  'clause organisering',
  'clause opsigelse',
  'appendix tillaeg',
  'appendix-item tillaeg.1',
  'appendix-item tillaeg.2',
  'appendix-item tillaeg.3',
  'appendix-item tillaeg.4',
  'appendix-item tillaeg.5',
]

/** Clause, the line of the file that its wording begins on, and a word of it. */
type Expected = readonly [id: string, line: number, word: string]

const IN_THE_SCAN: readonly Expected[] = [
  ['formaal.a', 19, 'målsætning'],
  ['formaal.b', 22, 'komplementære'],
  ['formaal.c', 23, 'ansvarsfordeling'],
  ['formaal.d', 27, 'organisationernes'],
  ['parterne.a', 33, 'guldcertificerede'],
  ['parterne.b', 39, 'forretningsområder'],
  ['governance.1.a', 48, 'besættes'],
  ['governance.1.b', 49, 'opstillede'],
  ['governance.2.a', 53, 'bestyrelsesrepræsentant'],
  ['governance.2.b', 54, 'bestyrelsesmedlemmer'],
  ['governance.2.c', 54, 'personaleforhold'],
  ['opgaver.a', 60, 'samtlige'],
  ['opgaver.b', 62, 'overlap'],
  ['opgaver.c', 63, 'orienterer'],
  ['opgaver.d', 63, 'minimum'],
  ['opgaver.e', 67, 'karakteristika'],
  ['opgaver.f', 69, 'attraktivt'],
  ['opgaver.g', 75, 'aktivitetsplaner'],
  ['opgaver.h', 76, 'overordnet'],
  ['organisering.a', 87, 'koordineringsmøder'],
  ['organisering.b', 89, 'månedligt'],
  ['opsigelse.a', 94, 'tre'],
  ['opsigelse.b', 94, 'bindemiddel'],
  ['tillaeg.1.a', 107, 'forsvarsministeren'],
  ['tillaeg.1.b', 110, 'vejledninger'],
  ['tillaeg.1.c', 113, 'erhvervsuddannelser'],
  ['tillaeg.1.d', 117, 'tilknytning'],
  ['tillaeg.1.e', 121, 'triple'],
  ['tillaeg.1.f', 125, 'rammerne'],
  ['tillaeg.1.g', 127, 'National'],
  ['tillaeg.1.h', 129, 'konsortiedannelse'],
  ['tillaeg.1.i', 132, 'Informationsaktiviteter'],
  ['tillaeg.1.j', 134, 'referencegrupper'],
  ['tillaeg.1.k', 138, 'kompetencer'],
  ['tillaeg.2.a', 145, 'bro'],
  ['tillaeg.2.b', 146, 'internationalisering'],
  ['tillaeg.2.c', 150, 'udviklingspotentialer'],
  ['tillaeg.3.a', 155, 'Lockheed'],
  ['tillaeg.3.b', 161, 'dialog'],
  ['tillaeg.3.c', 162, 'innovationsarbejde'],
  ['tillaeg.3.d', 166, 'eksportindsatsen'],
  ['tillaeg.3.e', 167, 'Industrisamarbejder'],
  ['tillaeg.3.f', 169, 'hører'],
  ['tillaeg.3.g', 171, 'indtænkes'],
  ['tillaeg.3.h', 173, 'tilvejebringe'],
  ['tillaeg.3.i', 175, 'retningslinjer'],
  ['tillaeg.3.j', 179, 'Grønland'],
  ['tillaeg.3.k', 182, 'synergi'],
  ['tillaeg.3.l', 188, 'industrisamarbejdet'],
  ['tillaeg.3.m', 188, 'udestående'],
  ['tillaeg.3.n', 190, 'opkvalificerer'],
  ['tillaeg.3.o', 193, 'Gennemgående'],
  ['tillaeg.4.a', 198, 'henholdsvis'],
  ['tillaeg.4.b', 200, 'efterspørges'],
  ['tillaeg.4.c', 201, 'medlemsvirksomheder'],
  ['tillaeg.5.a', 208, 'nyhedsbreve'],
]

const scanned = scannedAgreement()
const propose = (raw: string) => proposeWording(raw, BUILT_IN_AGREEMENT)

function whereClausesStand(layers: WordingLayers, expected: readonly Expected[]): unknown[] {
  return expected.map(([id, , word]) => {
    const passages = passagesOf(layers, id)
    const text = passages.flatMap(({ paragraphs }) => paragraphs).join(' ')
    const line = layers.raw.slice(0, passages[0]?.from).split('\n').length
    return [id, line, text.includes(word) ? word : text]
  })
}

function pieceNames(layers: WordingLayers): string[] {
  return piecesOf(layers).map(({ kind, id }) => `${kind} ${id}`)
}

describe.runIf(scanned)('[AGREE-4] the scanned agreement', () => {
  const layers = propose(scanned ?? '')

  it('comes out right by itself: 6 clauses, 2 governance items, 5 categories, 5 sections of the appendix', () => {
    expect(pieceNames(layers)).toEqual(PIECES)
  })

  it('has every clause where it stands, and nothing of another', () => {
    expect(IN_THE_SCAN.map(([id]) => id)).toEqual(BUILT_IN_AGREEMENT.clauses.map(({ id }) => id))
    expect(whereClausesStand(layers, IN_THE_SCAN)).toEqual(IN_THE_SCAN)
    const shared = readPassages(layers).filter(({ clauses }) => clauses.length > 1)
    expect(shared.map(({ clauses }) => clauses)).toEqual([
      ['governance.2.b', 'governance.2.c'],
      ['opgaver.b', 'opgaver.c', 'opgaver.d'],
    ])
  })

  it('is split nowhere but where a sentence or a title begins', () => {
    const passages = readPassages(layers).slice(1)
    for (const { paragraphs } of passages) expect(paragraphs[0]).toMatch(/^(?:\p{Lu}|\d[.)] )/u)
    for (const { paragraphs, begins } of passages)
      expect(paragraphs.at(-1), begins?.id).toMatch(begins ? /[^,;-]$/u : /(?:[.:]|at|CenSec|følgende:)$/u)
  })

  it('loses its pages’ feet, and reads »Dl« as »DI« in the normalised layer alone', () => {
    const text = readNormalised(layers.raw, layers.changes)
    expect(text).not.toMatch(/O\.\*|Forsvar & Sikkerhed/u)
    expect(text.match(/\bDI\b/gu)).toHaveLength(46)
    expect(text).not.toMatch(/\bDl\b|DIFOS|\bot\b|\boa\b/u)
    expect(layers.raw).toBe(scanned)
    expect(layers.raw.match(/\bDl\b/gu)).toHaveLength(45)
  })

  it('refers to itself in links', () => {
    expect(references(layers)).toEqual([
      ['opgaver.h', 'Tillæg 1', 'tillaeg'],
      ['organisering.b', 'pkt. 4', 'opgaver'],
      ['tillaeg.1.g', 'forrige afsnit', 'tillaeg.1.e'],
      ['tillaeg.1.g', 'nedenfor', 'tillaeg.2'],
    ])
  })
})

function references(layers: WordingLayers) {
  const referencesOf = referencesIn(layers, BUILT_IN_AGREEMENT)
  return readPassages(layers).flatMap((passage) =>
    passage.paragraphs.flatMap((paragraph) =>
      referencesOf(passage, paragraph).map(({ from, to, target }) => [
        passage.clauses.join(),
        paragraph.slice(from, to),
        target,
      ]),
    ),
  )
}

const IN_THE_INVENTED: readonly Expected[] = [
  ['formaal.a', 9, 'fælles mål'],
  ['formaal.b', 11, 'overlappende'],
  ['formaal.c', 11, 'ansvar'],
  ['formaal.d', 12, 'tilbyder'],
  ['parterne.a', 15, 'leverandører'],
  ['parterne.b', 18, 'brancheforening'],
  ['governance.1.a', 24, 'virksomhedsrepræsentanter'],
  ['governance.1.b', 24, 'bag sig'],
  ['governance.2.a', 27, 'sende'],
  ['governance.2.b', 27, 'strategiseminarer'],
  ['governance.2.c', 27, 'personale'],
  ['opgaver.a', 32, 'gælder'],
  ['opgaver.b', 34, 'planlægges'],
  ['opgaver.c', 34, 'koordinerer'],
  ['opgaver.e', 40, 'hvorfor'],
  ['opgaver.f', 40, 'betale sig'],
  ['opgaver.g', 43, 'aktivitetsplan'],
  ['opgaver.h', 44, 'kategorier'],
  ['organisering.a', 54, 'Direktørerne'],
  ['organisering.b', 54, 'mindst'],
  ['opsigelse.a', 59, 'måneders'],
  ['opsigelse.b', 59, 'består'],
  ['tillaeg.1.a', 68, 'embedsmænd'],
  ['tillaeg.1.b', 68, 'vejledninger'],
  ['tillaeg.1.c', 71, 'eksportkontrol'],
  ['tillaeg.1.d', 73, 'ministerier'],
  ['tillaeg.1.e', 73, 'klyngearbejde'],
  ['tillaeg.1.g', 76, 'National Focal Point'],
  ['tillaeg.2.a', 81, 'ansvaret'],
  ['tillaeg.2.b', 81, 'sætter projekter i gang'],
  ['tillaeg.2.c', 84, 'DI FOS fortæller'],
  ['tillaeg.3.a', 87, 'globale'],
  ['tillaeg.3.d', 88, 'udbud'],
  ['tillaeg.4.a', 94, 'Praktiske'],
  ['tillaeg.4.b', 94, 'efterspørger'],
  ['tillaeg.5.a', 98, 'nyhedsbreve'],
]

describe('[AGREE-4] an agreement with the same noise', () => {
  const layers = propose(inventedAgreement())

  it('falls into the same parts', () => {
    expect(pieceNames(layers)).toEqual(PIECES)
    expect(whereClausesStand(layers, IN_THE_INVENTED)).toEqual(IN_THE_INVENTED)
  })

  it('has in its passages every letter of the file, once and in order', () => {
    const passages = readPassages(layers)
    expect(passages.map(({ original }) => original).join('')).toBe(layers.raw)
    expect(passages.every(({ from, to }) => from < to)).toBe(true)
  })

  it('leaves out of every clause what another one says, and what nobody has said', () => {
    const of = (id: string) => passagesOf(layers, id).flatMap(({ paragraphs }) => paragraphs)
    expect(of('opsigelse.b')).toEqual(['Begge har interesse i, at aftalen består.'])
    expect(of('tillaeg.2.c')).toEqual(['DI FOS fortæller sine medlemmer om klyngens aktiviteter.'])
    expect(of('tillaeg.1.j')).toEqual([])
  })

  it('refers to itself in links', () => {
    expect(references(layers)).toEqual([
      ['opgaver.h', 'Tillæg 1', 'tillaeg'],
      ['organisering.b', 'pkt. 4', 'opgaver'],
      ['tillaeg.1.g', 'forrige afsnit', 'tillaeg.1.e'],
    ])
  })
})

describe('[AGREE-4] other texts', () => {
  it('have their headings known by title where the numbers were drawn by the program', () => {
    const lines = [
      'Formål',
      'Parterne får fælles mål.',
      'Governance',
      'Det er aftalt.',
      'Tillæg 1 til aftalen',
    ]
    const layers = propose([...lines, 'Klyngesamarbejde', 'CenSec har klyngen.'].join('\n'))
    expect(pieceNames(layers)).toEqual(['clause formaal', 'clause governance', 'appendix tillaeg'])
  })

  it('may be something else altogether: it is one passage that no clause has', () => {
    expect(propose('Kære medlemmer.\n\nHusk mødet i morgen.').passages).toEqual([{ from: 0, clauses: [] }])
    expect(propose('').passages).toEqual([{ from: 0, clauses: [] }])
  })

  it('are not split at numbers that do not count on, dates or abbreviations', () => {
    const text =
      '1. Formål\nMålene for 2. kvartal nås jf. Bilag 2 senest kl. 12. Begge parter er enige.\n3) Ikke nu\n'
    expect(pieceNames(propose(text))).toEqual(['clause formaal'])
    expect(readPassages(propose(text)).at(-1)?.paragraphs.at(-1)).toBe('3) Ikke nu')
  })
})
