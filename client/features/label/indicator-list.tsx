import { useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { IndicatorLine, LabelAnswer } from '#shared/protocol/schemas/label.ts'
import { Choice } from '../../ui/choice.tsx'
import { GapBadges } from './gap-badges.tsx'
import { indicatorPath } from './label-paths.ts'
import { useLabelWords } from './use-label-words.ts'

type Order = 'gaps' | 'groups'

/** Every indicator: those that lack something first, or group by group. */
export function IndicatorList({ label }: { label: LabelAnswer }) {
  const t = useTranslations('label.list')
  const locale = useLocale()
  const [order, setOrder] = useState<Order>('gaps')
  const counted = label.indicators.filter(({ isRetired }) => !isRetired)
  const retired = label.indicators.filter(({ isRetired }) => isRetired)
  const lacking = counted.filter(({ gaps }) => gaps.length > 0)
  const whole = counted.filter(({ gaps }) => gaps.length === 0)
  const parts =
    order === 'gaps'
      ? [
          { title: t('withGaps', { count: lacking.length }), lines: lacking },
          { title: t('whole', { count: whole.length }), lines: whole },
        ]
      : label.groups.map(({ number, name }) => ({
          title: `${number} ${name[locale]}`,
          lines: counted.filter(({ group }) => group === number),
        }))
  return (
    <section className="label-part" aria-labelledby="indikatorer">
      <div className="label-list-head">
        <h2 id="indikatorer">{t('title')}</h2>
        <Choice
          label={t('order')}
          value={order}
          options={[
            { value: 'gaps', text: t('gapsFirst') },
            { value: 'groups', text: t('byGroup') },
          ]}
          onChange={setOrder}
        />
      </div>
      {parts
        .filter(({ lines }) => lines.length > 0)
        .map(({ title, lines }) => (
          <Lines key={title} title={title} lines={lines} />
        ))}
      {retired.length > 0 && (
        <details className="label-retired">
          <summary>{t('retired', { count: retired.length })}</summary>
          <Lines lines={retired} />
        </details>
      )}
    </section>
  )
}

function Lines({ title, lines }: { title?: string; lines: readonly IndicatorLine[] }) {
  return (
    <>
      {title !== undefined && <h3>{title}</h3>}
      <ul className="lined-list label-lines">
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </>
  )
}

function Line({ line }: { line: IndicatorLine }) {
  const t = useTranslations('label')
  const locale = useLocale()
  const words = useLabelWords()
  const { id, number, name, level, evidence, responsible, state, gaps } = line
  // What it lacks, its badges say.
  const facts = [
    words.states[state],
    ...(level === undefined ? [] : [words.shortLevel(level)]),
    ...(evidence === 0 ? [] : [t('list.evidence', { count: evidence })]),
    responsible?.name ?? t('list.nobody'),
  ]
  return (
    <li className="label-line">
      <span className="label-number">{number}</span>
      <div>
        <Link to={indicatorPath(id)}>{name[locale]}</Link>
        <p className="label-quiet">{facts.join(' · ')}</p>
      </div>
      <GapBadges gaps={gaps} />
    </li>
  )
}
