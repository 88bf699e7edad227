/** Plans as others lay them out. */
import {
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx'
import { describe, expect, test } from 'vitest'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import type { ImportProposal } from '#shared/import/proposal.ts'
import { proposalFrom } from '#shared/import/proposal-from.ts'
import { plainText } from '#shared/plan/rich-text.ts'
import { smallXlsx } from '../testing/small-xlsx.ts'
import { readFile } from './read-file.ts'

function propose(bytes: Uint8Array): ImportProposal {
  return proposalFrom(readFile(bytes), BUILT_IN_AGREEMENT, 2026)
}

async function wordFile(children: (Paragraph | Table)[]): Promise<Uint8Array> {
  const bullets = {
    reference: 'punkter',
    levels: [0, 1].map((level) => ({ level, format: LevelFormat.BULLET, text: '•' })),
  }
  const document = new Document({ numbering: { config: [bullets] }, sections: [{ children }] })
  return new Uint8Array(await Packer.toBuffer(document))
}

const line = (text: string) => new Paragraph({ children: [new TextRun(text)] })
const bold = (text: string) => new Paragraph({ children: [new TextRun({ text, bold: true })] })
const title = (text: string) => new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(text)] })
const head1 = (text: string) =>
  new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(text)] })
const head2 = (text: string) =>
  new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(text)] })
const bullet = (text: string, level = 0) =>
  new Paragraph({ numbering: { reference: 'punkter', level }, children: [new TextRun(text)] })
const table = (...rows: (string | TableCell)[][]) =>
  new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map((cell) =>
            typeof cell === 'string' ? new TableCell({ children: [line(cell)] }) : cell,
          ),
        }),
    ),
  })

/** What a test compares: no empty fields, the body as its words. */
function told({ activities }: ImportProposal) {
  return activities.map(({ where: _, remarks, body, ...fields }) => {
    const filled = Object.entries({ ...fields, body: plainText(body) }).filter(
      ([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0),
    )
    return { ...Object.fromEntries(filled), ...(remarks.length > 0 && { remarks }) }
  })
}

describe('[IMPORT-2] a Word plan with a table in each section', () => {
  test('becomes activities, column by column', async () => {
    const proposal = propose(
      await wordFile([
        title('Aktivitetsplan 2026 for CenSec'),
        head1('Indledning'),
        line('Planen er godkendt af bestyrelsen.'),
        head1('2 Klyngesamarbejdet'),
        line('Klyngen samler virksomheder og universiteter.'),
        table(
          ['Aktivitet', 'Uge', 'Ansvarlig', 'Målgruppe', 'Budget (t.kr.)', 'Prioritet'],
          ['Matchmaking med universiteter', '38', 'Peter, CenSec', 'SMV’er; forskere', '150', 'Høj'],
          ['Innovationsdag', '11-12', 'CenSec og DI FOS', '', '', ''],
          ['I alt', '', '', '', '150', ''],
        ),
        head1('3 Internationale fremstød og eksport'),
        table(
          ['Hvad', 'Hvornår', 'Hvem', 'Sted'],
          ['Fællesstand på messe', '9.-12. marts', 'DI FOS', 'Paris'],
          ['Rejse til Kiel', 'når det passer', 'FAD', 'Kiel'],
        ),
      ]),
    )
    expect(proposal).toMatchObject({ title: 'Aktivitetsplan 2026 for CenSec', year: 2026 })
    expect(told(proposal)).toEqual(
      [
        {
          title: 'Matchmaking med universiteter',
          category: 2,
          party: 'censec',
          period: 'uge 38',
          status: 'planned',
          responsible: 'Peter, CenSec',
          audience: ['SMV’er', 'forskere'],
          budget: 150_000,
          body: 'Prioritet: Høj',
          remarks: [{ label: 'Prioritet', text: 'Høj', why: 'label-unknown' }],
        },
        {
          title: 'Innovationsdag',
          category: 2,
          party: 'joint',
          period: 'uge 11-12',
          status: 'planned',
          responsible: 'CenSec og DI FOS',
        },
        {
          title: 'Fællesstand på messe',
          category: 3,
          party: 'difos',
          period: '9.-12. marts',
          status: 'planned',
          place: 'Paris',
        },
        {
          title: 'Rejse til Kiel',
          category: 3,
          party: 'difos',
          period: undefined,
          status: 'planned',
          place: 'Kiel',
          body: 'Hvornår: når det passer',
          remarks: [{ label: 'Hvornår', text: 'når det passer', why: 'not-understood' }],
        },
      ].map((one) => JSON.parse(JSON.stringify(one))),
    )
    expect(proposal.sections.map(({ category, text }) => [category, plainText(text)])).toEqual([
      [2, 'Klyngen samler virksomheder og universiteter.'],
    ])
    expect(proposal.leftovers.map(({ why, where, blocks }) => [why, where, plainText(blocks)])).toEqual([
      [
        'outside-sections',
        { kind: 'heading', heading: 'Indledning' },
        'Indledning\nPlanen er godkendt af bestyrelsen.',
      ],
      ['total', { kind: 'heading', heading: '2 Klyngesamarbejdet' }, 'I alt · 150'],
    ])
  })

  test('takes a cell merged over several rows for each of them', async () => {
    const merged = (
      text: string,
      verticalMerge: (typeof VerticalMergeType)[keyof typeof VerticalMergeType],
    ) => new TableCell({ verticalMerge, children: [line(text)] })
    const proposal = propose(
      await wordFile([
        line('Plan for 2026'),
        table(
          ['Område', 'Aktivitet', 'Dato'],
          [merged('Politisk interessevaretagelse', VerticalMergeType.RESTART), 'Høringssvar', '3/2'],
          [merged('', VerticalMergeType.CONTINUE), 'Møde med ministeren', 'medio maj'],
          ['Øvrige', 'Nyhedsbrev', 'løbende'],
        ),
      ]),
    )
    expect(proposal.activities.map(({ category, title, period }) => [category, title, period])).toEqual([
      [1, 'Høringssvar', '3/2'],
      [1, 'Møde med ministeren', 'medio maj'],
      [5, 'Nyhedsbrev', 'løbende'],
    ])
  })
})

describe('[IMPORT-2] a Word plan with headings and lists', () => {
  test('becomes activities, item by item, with what stands under them', async () => {
    const proposal = propose(
      await wordFile([
        title('Handleplan 2026'),
        head1('Kategori 4: Operationelle aktiviteter'),
        line('Vi gør følgende:'),
        bullet('Uge 38: Kursus i NIS2 (CenSec, 50.000 kr.)'),
        bullet('Sted: Odense', 1),
        bullet('To dage med øvelser', 1),
        bullet('Medlemsmøde – 5.-7. marts – DI FOS'),
        bullet('Studietur til Bruxelles i uge 12'),
        head1('Øvrige opgaver'),
        head2('Fælles sommermøde'),
        line('Dato: 3. juni 2026'),
        line('Part: begge'),
        line('Mødet samler begge bestyrelser.'),
        head2('Årsrapport'),
        line('Tid: ultimo februar'),
        line('Samarbejdspartnere: DTU, SDU'),
      ]),
    )
    expect(told(proposal)).toEqual([
      {
        title: 'Kursus i NIS2',
        category: 4,
        party: 'censec',
        period: 'Uge 38',
        status: 'planned',
        place: 'Odense',
        budget: 50_000,
        body: 'To dage med øvelser',
      },
      { title: 'Medlemsmøde', category: 4, party: 'difos', period: '5.-7. marts', status: 'planned' },
      { title: 'Studietur til Bruxelles i uge 12', category: 4, period: 'uge 12', status: 'planned' },
      {
        title: 'Fælles sommermøde',
        category: 5,
        party: 'joint',
        period: '3. juni 2026',
        status: 'planned',
        body: 'Mødet samler begge bestyrelser.',
      },
      {
        title: 'Årsrapport',
        category: 5,
        period: 'ultimo februar',
        status: 'planned',
        partners: ['DTU', 'SDU'],
      },
    ])
    expect(proposal.sections.map(({ category, text }) => [category, plainText(text)])).toEqual([
      [4, 'Vi gør følgende:'],
    ])
    expect(proposal.leftovers).toEqual([])
  })

  test('may have bold lines for headings, and no section at all', async () => {
    const proposal = propose(
      await wordFile([
        bold('Messe i Hannover'),
        line('Hvornår: september'),
        line('Hvor: Hannover'),
        bold('Netværksmøde'),
        line('Hvornår: Q2'),
      ]),
    )
    expect(told(proposal)).toEqual([
      { title: 'Messe i Hannover', period: 'september', status: 'planned', place: 'Hannover' },
      { title: 'Netværksmøde', period: 'Q2', status: 'planned' },
    ])
  })

  test('keeps lists that are no activities, and lists in lists, as text', async () => {
    const proposal = propose(
      await wordFile([
        head1('Klyngesamarbejde'),
        bullet('Vi samler virksomheder'),
        bullet('og universiteter', 1),
        bullet('Vi måler på resultater'),
        head1('Øvrige opgaver'),
      ]),
    )
    expect(proposal.activities).toEqual([])
    expect(proposal.sections[0]?.text).toEqual([
      {
        kind: 'list',
        ordered: false,
        start: 1,
        items: [
          [
            { kind: 'paragraph', runs: [{ text: 'Vi samler virksomheder' }] },
            {
              kind: 'list',
              ordered: false,
              start: 1,
              items: [[{ kind: 'paragraph', runs: [{ text: 'og universiteter' }] }]],
            },
          ],
          [{ kind: 'paragraph', runs: [{ text: 'Vi måler på resultater' }] }],
        ],
      },
    ])
  })
})

describe('[IMPORT-3] an Excel plan of one flat sheet', () => {
  const rows = [
    ['Aktivitetsplan 2026'],
    [],
    ['Aktivitet', 'Start', 'Slut', 'Ansvarlig', 'Budget', 'Status'],
    ['1. Politisk interessevaretagelse'],
    ['Høring om forsvarsforlig', { date: 46_113 }, { date: 46_115 }, 'DI FOS', 125_000, 'Bekræftet'],
    [{ inline: 'Møde i Folketinget' }, 'uge 45', undefined, 'Mette', undefined, 'på vej'],
    ['3. International'],
    ['Messe', { date: 46_266 }, { date: 46_266 }, 'Fælles', 1_250_000.5, 'Gennemført'],
    ['I alt', undefined, undefined, undefined, 1_375_000],
  ]

  test('has its sections in merged rows and its dates as Excel counts them', () => {
    const proposal = propose(smallXlsx([{ name: 'Ark1', rows, merged: ['A4:F4', 'A7:F7'] }]))
    expect(proposal).toMatchObject({ title: 'Aktivitetsplan 2026', year: 2026 })
    expect(told(proposal)).toEqual([
      {
        title: 'Høring om forsvarsforlig',
        category: 1,
        party: 'difos',
        period: '1.4.2026 - 3.4.2026',
        status: 'confirmed',
        responsible: 'DI FOS',
        budget: 125_000,
      },
      {
        title: 'Møde i Folketinget',
        category: 1,
        period: 'uge 45',
        status: 'planned',
        responsible: 'Mette',
        body: 'Status: på vej',
        remarks: [{ label: 'Status', text: 'på vej', why: 'status-unknown' }],
      },
      {
        title: 'Messe',
        category: 3,
        party: 'joint',
        period: '1.9.2026',
        status: 'done',
        responsible: 'Fælles',
        budget: 1_250_001,
      },
    ])
    expect(proposal.activities[1]?.where).toEqual({ kind: 'row', sheet: 'Ark1', row: 6 })
    expect(proposal.leftovers.map(({ why, blocks }) => [why, plainText(blocks)])).toEqual([
      ['total', 'I alt · 1375000'],
    ])
  })

  test('may have a sheet a section, and one without headings is listed whole', () => {
    const proposal = propose(
      smallXlsx([
        {
          name: 'Eksport',
          rows: [
            ['Titel', 'Kvartal', 'Part'],
            ['Fremstød i Polen', '2', 'DI'],
          ],
        },
        {
          name: 'Øvrige',
          rows: [
            ['Titel', 'Måned'],
            ['Sommerfest', 6],
          ],
        },
        { name: 'Noter', rows: [['Husk at ringe'], ['', 'til Jonas']] },
        {
          name: 'Gammelt',
          rows: [
            ['Titel', 'Dato'],
            ['Væk', '2/2'],
          ],
          hidden: true,
        },
      ]),
    )
    expect(told(proposal)).toEqual([
      { title: 'Fremstød i Polen', category: 3, party: 'difos', period: '2. kvartal', status: 'planned' },
      { title: 'Sommerfest', category: 5, period: 'juni', status: 'planned' },
    ])
    expect(proposal.leftovers).toEqual([
      {
        where: { kind: 'row', sheet: 'Noter', row: 1 },
        why: 'no-headings',
        blocks: [
          { kind: 'paragraph', runs: [{ text: 'Husk at ringe' }] },
          { kind: 'paragraph', runs: [{ text: 'til Jonas' }] },
        ],
      },
    ])
    expect(proposal.leftBehind).toEqual([{ what: 'hidden-sheets', count: 1 }])
  })
})

describe('[IMPORT-3] a file of lines', () => {
  const text =
    'Kategori;Aktivitet;Dato;Målgruppe\r\n3;"Rejse til Åbo; med ambassaden";5/3;små virksomheder\r\n'
  const expected = [
    {
      title: 'Rejse til Åbo; med ambassaden',
      category: 3,
      period: '5/3',
      status: 'planned',
      audience: ['små virksomheder'],
    },
  ]

  test.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['Windows-1252', new Uint8Array(Buffer.from(text, 'latin1'))],
    ['commas', new TextEncoder().encode(text.replaceAll(';', ',').replace('Åbo,', 'Åbo;'))],
    ['tabs', new TextEncoder().encode(text.replaceAll(';', '\t').replace('Åbo\t', 'Åbo;'))],
    ['Excel’s own first line', new TextEncoder().encode(`sep=;\r\n${text}`)],
  ])('is read in %s', (_how, bytes) => {
    expect(told(propose(bytes))).toEqual(expected)
  })
})
