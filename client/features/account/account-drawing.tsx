import { useLocale, useTranslations } from 'use-intl'
import type { AccountTable } from '#shared/account/account-tables.ts'
import { ACCOUNT_WORDS } from '#shared/account/account-words.ts'
import { formatNumber } from '#shared/basics/format-number.ts'
import { QUESTIONS, type Question, STEPS, type Step } from '#shared/follow-up/follow-up.ts'
import { ACTIVITY_PARTIES, type ActivityParty, PARTIES } from '#shared/plan/plan.ts'
import { type BarPart, type BarRow, Bars } from './bars.tsx'
import { RegionSketch } from './region-sketch.tsx'

/** The drawing of a table's figures; of shares there is none, for the answers that they are of are drawn. */
export function AccountDrawing({ table }: { table: AccountTable }) {
  const t = useTranslations('account')
  switch (table.name) {
    case 'regions':
      return <RegionSketch rows={table.rows} label={t('map')} />
    case 'evaluation':
      return <AnswerBars table={table} />
    case 'activities':
    case 'money':
      return <PartyBars table={table} parties={ACTIVITY_PARTIES} />
    case 'people':
      // Those of one kind: each is part of the one before.
      return <PartyBars table={{ ...table, rows: table.rows.slice(0, 4) }} parties={ACTIVITY_PARTIES} />
    case 'duties':
      return <PartyBars table={table} parties={PARTIES} />
    case 'overlaps':
      return <PartyBars table={table} parties={[]} />
    case 'contact':
    case 'shares':
      return null
    default:
      table.name satisfies never
      return null
  }
}

/** A bar a figure, parted by party: each part has a pattern of its own beside its colour, which the line above names. */
function PartyBars({ table, parties }: { table: AccountTable; parties: readonly ActivityParty[] }) {
  const t = useTranslations('account')
  const locale = useLocale()
  const { title, columns, rows } = table
  const bars = rows.map(({ label, cells }): BarRow => {
    const all = cells.at(-1)?.value ?? 0
    const parts: BarPart[] =
      parties.length === 0
        ? [{ look: 'whole', value: all }]
        : parties.map((party, index) => ({ look: party, value: cells[index]?.value ?? 0 }))
    return { label, parts, end: formatNumber(all, locale) }
  })
  return (
    <Bars
      label={parties.length === 0 ? title : t('bars', { figure: title })}
      rows={bars}
      legend={parties.map((party, index) => ({ look: party, text: columns[index] ?? '' }))}
    />
  )
}

/** Of each question, which part of those who answered chose which step: bars of one length. */
function AnswerBars({ table }: { table: AccountTable }) {
  const t = useTranslations('account')
  const locale = useLocale()
  const words = ACCOUNT_WORDS[locale]
  const countOf = (question: Question, step: Step) =>
    table.rows
      .flatMap(({ cells }) => cells.slice(-1))
      .find(({ counts }) => counts?.kind === 'activities' && counts.figure === `${question}:${step}`)
      ?.value ?? 0
  const bars = QUESTIONS.flatMap((question): BarRow[] => {
    const all = STEPS.reduce((sum, step) => sum + countOf(question, step), 0)
    if (all === 0) return []
    return [
      {
        label: words.questions[question],
        parts: STEPS.map((step) => ({ look: `step-${step}` as const, value: countOf(question, step) / all })),
        end: t('answers', { count: all }),
      },
    ]
  })
  if (bars.length === 0) return null
  return (
    <Bars
      label={t('answersOf')}
      rows={bars}
      legend={STEPS.map((step) => ({
        look: `step-${step}` as const,
        text: t('step', { satisfaction: words.steps.content[step], benefit: words.steps.benefit[step] }),
      }))}
    />
  )
}

/** By which the parts of bars are told apart without their colours, in print and by everybody. Once a page. */
export function AccountPatterns() {
  return (
    <svg className="account-patterns" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="account-lines" width="6" height="6" patternUnits="userSpaceOnUse" data-party="difos">
          <rect width="6" height="6" className="account-ground" />
          <path d="M0 6 6 0" className="account-line" />
        </pattern>
        <pattern id="account-dots" width="6" height="6" patternUnits="userSpaceOnUse" data-party="joint">
          <rect width="6" height="6" className="account-ground" />
          <circle cx="3" cy="3" r="1.4" className="account-dot" />
        </pattern>
        <pattern id="account-step-2" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" className="account-ground" />
          <path d="M0 6 6 0" className="account-line" />
        </pattern>
        <pattern id="account-step-3" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" className="account-ground" />
          <circle cx="3" cy="3" r="1" className="account-dot" />
        </pattern>
      </defs>
    </svg>
  )
}
