import type { ExportBlock, ExportCell } from '#shared/export/export-document.ts'
import { cell, paragraph } from './small-document.ts'

const header = (text: string, changes: Partial<ExportCell> = {}) => cell(text, { header: true, ...changes })
const list = (ordered: boolean, items: ExportBlock[][], start = 1): ExportBlock => ({
  kind: 'list',
  ordered,
  start,
  items,
})

/** What is hard to write: six columns, cells that reach over others, lists in lists and in cells, and every kind of letter. */
export const TRYING_BLOCKS: ExportBlock[] = [
  {
    kind: 'heading',
    level: 1,
    anchor: 'first',
    runs: [{ text: '1. Æbler på øen: ærligt & <b>ikke</b> fed' }],
  },
  {
    kind: 'paragraph',
    runs: [
      { text: 'Æ ø å Æ Ø Å, é ü ß č ł, Ω, Ж, “citat”, »guillemets« – tankestreg, ' },
      { text: 'fed', bold: true },
      { text: 'kursiv', italic: true },
      { text: ' begge', bold: true, italic: true },
      { text: ' understreget', underline: true },
      { text: ' slettet', strike: true },
      { text: ' hjemmeside', link: 'https://censec.dk/?a=1&b="2"' },
      { text: ' til bilaget', jumpTo: 'second' },
    ],
  },
  paragraph('to  mellemrum, en\ttabulator og\nen ny linje'),
  list(true, [
    [
      paragraph('Første punkt'),
      list(false, [[paragraph('Indre punkt'), list(true, [[paragraph('Inderste punkt')]], 3)]]),
    ],
    [paragraph('Andet punkt'), paragraph('med et afsnit mere')],
    [],
  ]),
  {
    kind: 'table',
    caption: 'Tabel 1. Seks kolonner',
    rows: [
      ['Måned', 'Aktivitet', 'Part', 'Sted', 'Budget', 'Note'].map((text) => header(text)),
      [
        cell('januar', { rows: 2 }),
        cell('Messe'),
        cell('CenSec'),
        cell('Ålborg'),
        cell('1.250.000 kr.', { align: 'end' }),
        cell('ses', { blocks: [paragraph('to'), list(false, [[paragraph('punkt i celle')]])] }),
      ],
      [cell('Rejse, der fylder to kolonner', { columns: 2 }), cell('Kiel'), cell('80.000 kr.'), cell('ok')],
      [header('Række'), cell('a|b'), cell('*c*'), cell('_d_'), cell('`e`')],
    ],
  },
  { kind: 'quote', blocks: [paragraph('Et citat'), list(false, [[paragraph('med et punkt')]])] },
  {
    kind: 'fields',
    fields: [
      { label: 'Part', value: 'CenSec' },
      { label: 'Succeskriterium', value: 'Mindst ti virksomheder har fået en ny kunde\nog er glade' },
    ],
  },
  {
    kind: 'heading',
    level: 1,
    anchor: 'second',
    newPage: true,
    runs: [{ text: 'Bilag' }],
  },
  { kind: 'heading', level: 2, runs: [{ text: 'Underafsnit' }] },
  { kind: 'heading', level: 3, party: 'joint', runs: [{ text: 'Fælles aktivitet' }] },
  paragraph('# ikke en overskrift'),
  paragraph('1. ikke en liste'),
  paragraph('- heller ikke'),
  paragraph('| ikke | en | tabel |'),
  paragraph('=SUM(A1) og <script>alert(1)</script> &amp; &copy; [x](javascript:alert)'),
]
