/** The account's files are written, read back as another program reads them, and every sum compared with its parts. */
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, onTestFailed, test } from 'vitest'
import { type AccountFacts, accountOf } from '#shared/account/account.ts'
import { accountTables, changeIn } from '#shared/account/account-tables.ts'
import {
  type AccountExport,
  accountSheets,
  accountToExportDocument,
} from '#shared/account/account-to-export-document.ts'
import { ACCOUNT_WORDS } from '#shared/account/account-words.ts'
import { accountedActivities } from '#shared/account/behind-table.ts'
import {
  ACCOUNT_COLUMNS,
  DUTY_ENDS,
  FATES,
  FIGURES,
  type FigureName,
  OVERLAP_ENDS,
} from '#shared/account/figure-names.ts'
import { figureIn } from '#shared/account/figures.ts'
import { BUILT_IN_AGREEMENT } from '#shared/agreement/built-in-agreement.ts'
import { byName } from '#shared/basics/by-name.ts'
import { COUNTS, type FollowUp, OUTCOMES, QUESTIONS, STEPS, sumOf } from '#shared/follow-up/follow-up.ts'
import { REGIONS } from '#shared/follow-up/regions.ts'
import { ACTIVITY_PARTIES, ACTIVITY_STATUSES, PARTIES } from '#shared/plan/plan.ts'
import { anActivity } from '#shared/plan/testing/an-activity.ts'
import type { AccountAnswer } from '#shared/protocol/schemas/account.ts'
import { writeDocument } from '../export/document-writers.ts'
import { packFiles } from '../export/package-files.ts'
import { askPoppler, PROGRAM_MS, programOrSkip } from '../export/testing/other-programs.ts'
import { workbookParts } from '../export/xlsx-workbook.ts'
import { seededRandom } from '../testing/seeded-random.ts'

const ROUNDS = 3
const FIRST_SEED = Number(process.env.ACCOUNT_SEED ?? Math.floor(Math.random() * 1_000_000))
/** A year in which nothing was planned. */
const EMPTY_YEAR = 451_284
/** In documents the activities have the figures that one reads on paper. */
const NUMBERS_TO_READ = 5
const words = ACCOUNT_WORDS.da

/** A table as the file has it; what is no number is undefined. */
interface ReadTable {
  title: string
  columns: string[]
  rows: { label: string; texts: string[]; values: (number | undefined)[] }[]
}

describe.each([EMPTY_YEAR, ...Array.from({ length: ROUNDS }, (_, round) => FIRST_SEED + round)])(
  '[ACCOUNT-2] [ACCOUNT-4] the files of a year made up from seed %i: every sum is that of its parts',
  (seed) => {
    const asked = exportFrom(seed)
    const tellSeed = () => onTestFailed(() => console.log(`Once more with ACCOUNT_SEED=${seed}.`))

    test('Excel', () => {
      tellSeed()
      const sheets = accountSheets(asked).map((sheet) => ({ ...sheet, frozenColumns: 1, pagesWide: 1 }))
      const facts = { title: 'Regnskab', locale: 'da', generatedOn: '2027-01-04' } as const
      checkSums(tablesInXlsx(packFiles(workbookParts(sheets, facts))), asked, {
        longestTitle: 31,
        // Every figure that some activity has: none where nothing was planned.
        numbersBehind: figuresIn(asked).length,
      })
    })

    test(
      'Word',
      async () => {
        tellSeed()
        checkSums(tablesInDocx(await writeDocument('docx', documentOf(asked))), asked)
      },
      PROGRAM_MS,
    )

    test(
      'PDF',
      async ({ skip }) => {
        tellSeed()
        const pdfinfo = programOrSkip('pdfinfo', skip)
        const bytes = await writeDocument('pdf', documentOf(asked))
        checkSums(tablesInStructure(await askPoppler(pdfinfo, bytes, ['-struct-text'])), asked)
      },
      PROGRAM_MS,
    )
  },
)

function documentOf(asked: AccountExport) {
  return accountToExportDocument({ ...asked, madeOn: '2027-01-04' })
}

/** Nothing is taken from the account itself here but how many tables and rows there are to be. */
function checkSums(
  read: readonly ReadTable[],
  asked: AccountExport,
  {
    longestTitle = 999,
    numbersBehind = NUMBERS_TO_READ,
  }: { longestTitle?: number; numbersBehind?: number } = {},
): void {
  const expected = accountTables(asked)
  const tableNamed = (title: string) => {
    const table = read.find((one) => one.title === title.slice(0, longestTitle))
    if (!table) throw new Error(`No table ${title} among ${read.map((one) => one.title).join(', ')}.`)
    return table
  }
  const rowNamed = (table: ReadTable, label: string) => {
    const row = table.rows.find((one) => one.label === label)
    if (!row) throw new Error(`No row ${label} in ${table.title}.`)
    return row.values
  }
  const total = (numbers: readonly (number | undefined)[]) =>
    numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0)

  expect(read.map(({ title }) => title)).toEqual(
    [...expected.map(({ title }) => title), words.behind.title].map((title) => title.slice(0, longestTitle)),
  )
  for (const { title, rows, columns } of expected) {
    const table = tableNamed(title)
    expect(table.rows.map(({ label }) => label)).toEqual(rows.map(({ label }) => label))
    const isShare = title === words.groups.shares
    for (const { label, values } of table.rows) {
      const all = values[columns.length - 1]
      const [before, change] = values.slice(columns.length)
      // The parties' parts are the whole.
      if (columns.length > 1 && !isShare)
        expect([label, total(values.slice(0, columns.length - 1))]).toEqual([label, all])
      if (before !== undefined && all !== undefined) expect([label, change]).toEqual([label, all - before])
    }
    // And none was lost or put elsewhere on the way into the file.
    expect(table.rows.map(({ values }) => values)).toEqual(
      rows.map((row) => [
        ...row.cells.map(({ value }) => value),
        ...(row.before ? [row.before.value, changeIn(row)] : []),
      ]),
    )
  }

  const evaluation = tableNamed(words.groups.evaluation)
  const activities = tableNamed(words.groups.activities)
  const regions = tableNamed(words.groups.regions)
  const participants = rowNamed(tableNamed(words.groups.people), words.figures.participants)
  for (const column of ACCOUNT_COLUMNS.keys()) {
    const [planned, ...fates] = activities.rows.map(({ values }) => values[column])
    expect(total(fates)).toBe(planned)
    expect(total(regions.rows.map(({ values }) => values[column]))).toBe(participants[column])
    for (const question of QUESTIONS) {
      const steps = STEPS.map(
        (step) => rowNamed(evaluation, words.figures[`${question}:${step}`])[column] ?? 0,
      )
      const satisfied = rowNamed(tableNamed(words.groups.shares), words.shares[question])[column]
      const of = total(steps)
      expect(satisfied).toBe(of === 0 ? undefined : Math.round((total(steps.slice(0, 2)) / of) * 100))
    }
  }
  for (const name of ['overlaps', 'duties'] as const) {
    const [all, ...ends] = tableNamed(words.groups[name]).rows
    all?.values.forEach((value, column) => {
      if (column < (name === 'overlaps' ? 1 : 3))
        expect(total(ends.map(({ values }) => values[column]))).toBe(value)
    })
  }

  // What each activity adds makes the sum below, which is the year's.
  const behind = tableNamed(words.behind.title)
  const sums = behind.rows.at(-1)
  const parts = behind.rows.slice(0, -1)
  expect(sums?.label).toBe(words.all)
  expect(parts).toHaveLength(rowNamed(activities, words.figures.planned)[ACCOUNT_COLUMNS.length - 1] ?? -1)
  const yearOf = new Map(
    read.flatMap(({ rows }) => rows.map(({ label, values }) => [label, values[ACCOUNT_COLUMNS.length - 1]])),
  )
  // Whose each is and what became of it stand before the numbers, in columns of their own or in the first.
  const numbers = behind.columns.filter((heading) => yearOf.has(heading))
  expect(numbers).toHaveLength(numbersBehind)
  for (const heading of numbers) {
    const column = behind.columns.indexOf(heading) - 1
    expect([heading, total(parts.map(({ values }) => values[column]))]).toEqual([
      heading,
      sums?.values[column],
    ])
    expect([heading, sums?.values[column]]).toEqual([heading, yearOf.get(heading)])
  }
}

/** What activities add to the year in numbers: that one was planned, and what became of it, stands in words. */
function figuresIn({ activities }: AccountExport): FigureName[] {
  const inWords: readonly FigureName[] = ['planned', ...FATES]
  return FIGURES.filter(
    (name) => !inWords.includes(name) && activities.some(({ figures }) => figures[name] !== undefined),
  )
}

/** A year that could be: what can't be so (more regions than participants) is doubted where it is written, and not made up here. */
function exportFrom(seed: number): AccountExport {
  const { below } = seededRandom(seed)
  const maybe = <T>(make: () => T): T | undefined => (below(10) < 7 ? make() : undefined)
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)] as T
  const some = <Name extends string | number>(names: readonly Name[], limit: number) =>
    Object.fromEntries(names.flatMap((name) => (below(10) < 6 ? [[name, below(limit)]] : []))) as Partial<
      Record<Name, number>
    >
  const followUp = (): FollowUp => {
    const regions = some(REGIONS, 60)
    const counts = some(COUNTS, 500)
    const outcome = maybe(() => oneOf(OUTCOMES))
    const spent = maybe(() => below(2_000_000))
    return {
      ...(outcome && { outcome }),
      ...(spent !== undefined && { spent }),
      regions,
      counts: { ...counts, participants: (sumOf(regions) ?? 0) + below(80) },
      answers: Object.fromEntries(QUESTIONS.map((question) => [question, some(STEPS, 40)])),
      lessons: '',
    }
  }
  const factsOf = (year: number): AccountFacts => {
    const activities = Array.from({ length: below(16) }, (_, index) => {
      const budget = maybe(() => below(3_000_000))
      return anActivity({
        id: `a${index}`,
        title: `Aktivitet nr. ${index} & <flere> »tegn«`,
        party: oneOf(ACTIVITY_PARTIES),
        status: oneOf(ACTIVITY_STATUSES),
        ...(budget !== undefined && { budget }),
      })
    })
    const told = activities.filter(() => below(10) < 8).map(({ id }) => [id, followUp()] as const)
    return { year, activities, followUps: new Map(told), regionsOf: 2027 }
  }
  const answerOf = (facts: AccountFacts): AccountAnswer => {
    const { columns } = accountOf(facts)
    const list = <T>(make: (index: number) => T) =>
      Array.from({ length: below(5) }, (_, index) => make(index))
    return {
      title: `Plan ${facts.year}`,
      year: facts.year,
      regionsOf: 2027,
      columns: byName(ACCOUNT_COLUMNS, (column) => ({
        figures: byName(FIGURES, (name) => figureIn(columns[column], name).value),
      })),
      overlaps: byName(OVERLAP_ENDS, () =>
        list((index) => ({ findingId: `overlap:a:${index}`, titles: [], isFound: true })),
      ),
      duties: byName(PARTIES, () =>
        byName(DUTY_ENDS, () => list((index) => ({ dutyId: `duty:a:${index}`, title: 'En pligt' }))),
      ),
      contact: list((index) => ({ month: `${facts.year}-0${index + 1}`, on: [] })),
    }
  }
  const facts = factsOf(2027)
  const before = below(2) === 0 ? factsOf(2026) : undefined
  return {
    account: answerOf(facts),
    ...(before && { beside: answerOf(before) }),
    activities: accountedActivities(facts),
    agreement: BUILT_IN_AGREEMENT,
    locale: 'da',
  }
}

/** A number as the Danish files write it. */
function numberIn(text: string): number | undefined {
  const plain = text
    .replaceAll(/[.\s\u00a0]/gu, '')
    .replace('−', '-')
    .replace('+', '')
  return /^-?\d+$/u.test(plain) ? Number(plain) : undefined
}

function tableOf(title: string, [columns = [], ...rows]: readonly string[][]): ReadTable {
  return {
    title,
    columns,
    rows: rows.map(([label = '', ...texts]) => ({ label, texts, values: texts.map(numberIn) })),
  }
}

function tablesInXlsx(bytes: Uint8Array): ReadTable[] {
  const files = unzipSync(bytes)
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gsu)].map(
    ([, text = '']) => plainText(text),
  )
  const names = [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/gu)].map(([, name = '']) =>
    plainText(name),
  )
  return names.map((name, index) => {
    const rows = [...part(`xl/worksheets/sheet${index + 1}.xml`).matchAll(/<row [^>]*>(.*?)<\/row>/gsu)]
    const cells = rows.map(([, row = '']) => {
      const texts: string[] = []
      for (const [, column = '', kind = '', value = ''] of row.matchAll(
        /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(?:<v>(.*?)<\/v>)?<\/c>)/gsu,
      ))
        texts[placeOf(column)] = kind.includes('t="s"') ? (strings[Number(value)] ?? '') : value
      return texts
    })
    const width = cells[0]?.length ?? 0
    return tableOf(
      name,
      cells.map((texts) => Array.from({ length: width }, (_, at) => texts[at] ?? '')),
    )
  })
}

/** A is 0, Z 25, AA 26. */
function placeOf(column: string): number {
  return [...column].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function tablesInDocx(bytes: Uint8Array): ReadTable[] {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  const textIn = (part: string) =>
    plainText(
      [...part.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:t>[^<]*<\/w:t>/gu)]
        .map(([text]) => text.replace(/<[^>]*>/gu, ''))
        .join(''),
    )
  let title = ''
  const tables: ReadTable[] = []
  for (const [part] of xml.matchAll(/<w:tbl>.*?<\/w:tbl>|<w:p[ >].*?<\/w:p>/gsu)) {
    if (part.startsWith('<w:tbl>')) {
      const rows = [...part.matchAll(/<w:tr[ >].*?<\/w:tr>/gsu)].map(([row]) =>
        [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([cell]) => textIn(cell)),
      )
      tables.push(tableOf(title, rows))
    } else if (part.includes('<w:pStyle w:val="Heading1"')) title = textIn(part)
  }
  return tables
}

/** The tagged structure, as a screen reader finds it in the PDF: a line a tag, words in quotes. */
function tablesInStructure(structure: string): ReadTable[] {
  const tables: { title: string; rows: string[][] }[] = []
  let title = ''
  let isHeading = false
  for (const line of structure.split('\n')) {
    const tag = /^\s*(H[1-6]|Table|TR|TH|TD)\b/u.exec(line)?.[1]
    const text = /^\s*"(.*)"\s*$/u.exec(line)?.[1]
    const row = tables.at(-1)?.rows.at(-1)
    if (tag && /^H\d/u.test(tag)) {
      isHeading = true
      title = ''
    } else if (tag === 'Table') {
      isHeading = false
      tables.push({ title, rows: [] })
    } else if (tag === 'TR') tables.at(-1)?.rows.push([])
    else if (tag) row?.push('')
    else if (text !== undefined && isHeading) title += text
    else if (text !== undefined && row && row.length > 0) row[row.length - 1] += text
  }
  return tables.map((table) => tableOf(table.title, table.rows))
}

function plainText(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
