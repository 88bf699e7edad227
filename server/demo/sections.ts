import type { Category } from '#shared/plan/plan.ts'
import type { Block, RichText, Run, TableCell } from '#shared/plan/rich-text.ts'

const heading = (text: string): Block => ({ kind: 'heading', level: 3, runs: [{ text }] })
const paragraph = (...runs: (string | Run)[]): Block => ({ kind: 'paragraph', runs: runs.map(asRun) })
const bullets = (...items: string[]): Block => ({
  kind: 'list',
  ordered: false,
  start: 1,
  items: items.map((item) => [paragraph(item)]),
})
const steps = (...items: string[]): Block => ({
  kind: 'list',
  ordered: true,
  start: 1,
  items: items.map((item) => [paragraph(item)]),
})
const cell = (text: string, header = false): TableCell => ({
  header,
  columns: 1,
  rows: 1,
  blocks: [paragraph(text)],
})
const table = (head: string[], ...rows: string[][]): Block => ({
  kind: 'table',
  rows: [head.map((text) => cell(text, true)), ...rows.map((row) => row.map((text) => cell(text)))],
})
const bold = (text: string): Run => ({ text, bold: true })
const italic = (text: string): Run => ({ text, italic: true })

function asRun(run: string | Run): Run {
  return typeof run === 'string' ? { text: run } : run
}

/** The sections' own texts in the demo plan, one a category. */
export const SECTION_TEXTS: Partial<Record<Category, RichText>> = {
  1: [
    paragraph(
      'DI FOS er branchens stemme over for politikere og myndigheder. CenSec taler med ministerier og styrelser, når emnet er ',
      italic('klyngen og dens innovation'),
      '.',
    ),
    heading('Det vil vi opnå i 2027'),
    bullets(
      'Branchens ønsker er kendt, før forhandlingerne om næste forsvarsforlig begynder.',
      'Mindre virksomheder nævnes i de nye indkøbsregler.',
      'Vi møder op sammen, hvor det styrker budskabet.',
    ),
  ],
  2: [
    paragraph(
      'CenSec fører virksomheder og forskning sammen. I 2027 er der ',
      bold('tre temaer'),
      ': autonome systemer, overvågning af havet og bæredygtig produktion.',
    ),
    heading('Sådan hjælper DI FOS'),
    paragraph(
      'DI FOS fortæller medlemmerne om klyngens tilbud og melder tilbage om de udfordringer, virksomhederne møder. Klyngens øvrige projekter står på ',
      { text: 'CenSecs hjemmeside', link: 'https://censec.dk' },
      '.',
    ),
  ],
  3: [
    paragraph(
      'DI FOS har ansvaret for eksport og fremstød. CenSecs internationale klyngearbejde tænkes med fra begyndelsen, så virksomhederne møder ',
      bold('ét dansk hold'),
      '.',
    ),
    heading('Årets messer'),
    table(
      ['Messe', 'Sted', 'Tid', 'Hvem gør hvad'],
      ['DSEI Germany', 'Hannover', '9.–12. marts', 'DI FOS har standen, CenSec forbereder nye udstillere'],
      ['MSPO', 'Kielce', 'uge 36', 'DI FOS'],
      [
        'DALO Industry Days',
        'Ballerup',
        '18.–19. august',
        'Begge, se afsnittet om operationelle aktiviteter',
      ],
    ),
    heading('Før hvert fremstød'),
    steps(
      'DI FOS melder land, dato og emne ud mindst tre måneder før.',
      'CenSec peger på klynger og mindre virksomheder, der bør med.',
      'Parterne aftaler, hvem der følger op bagefter.',
    ),
  ],
  4: [
    paragraph(
      'Kurser, temadage og netværk følger rollerne i de tre første afsnit. Hver part kan frit lave det, medlemmerne spørger efter, men ',
      italic('samme emne for samme målgruppe'),
      ' laver vi kun én gang.',
    ),
  ],
  5: [
    paragraph(
      'Begge parter fortæller om arbejdet i egne kanaler. I 2027 samler vi de åbne arrangementer i en fælles kalender.',
    ),
  ],
}
