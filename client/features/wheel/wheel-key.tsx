import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { ArrangedWheel } from '#shared/wheel/arrange-wheel.ts'
import { RING_PARTIES } from '#shared/wheel/place-activities.ts'
import { useCalendarWords } from '../views/calendar-words.ts'
import { FEAST_SHAPE } from './wheel-days.tsx'
import { patternOf, schoolPattern, WheelPatterns } from './wheel-patterns.tsx'

const SIGN = { width: 22, height: 12 }
const LEVELS = [0, 1, 2, 3, 4]

/** What the signs of the wheel mean, each with its words. */
function useKey() {
  const t = useTranslations('wheel')
  const common = useTranslations('common')
  const views = useTranslations('views')
  const id = useId()
  return {
    id,
    entries: [
      ...RING_PARTIES.map((party) => ({
        name: party,
        words: common(`parties.${party}`),
        sign: <PartySign id={id} party={party} />,
      })),
      { name: 'overlap', words: views('openOverlap'), sign: <OverlapSign /> },
      { name: 'load', words: t('key.load'), sign: <LoadSign /> },
    ],
    days: [
      { name: 'school', words: t('key.school'), sign: <SchoolSign id={id} /> },
      { name: 'feast', words: t('key.feast'), sign: <FeastSign /> },
    ],
  }
}

/** Beside the wheel on the page. */
export function WheelKeyList() {
  const t = useTranslations('wheel')
  const { id, entries, days } = useKey()
  return (
    <ul className="wheel-key" aria-label={t('key.label')}>
      {[...entries, ...days].map(({ name, words, sign }, index) => (
        <li key={name}>
          <svg
            className="wheel-key-sign"
            viewBox={`-1 -1 ${SIGN.width + 2} ${SIGN.height + 2}`}
            aria-hidden="true"
          >
            {index === 0 && <WheelPatterns id={id} />}
            {sign}
          </svg>
          {words}
        </li>
      ))}
    </ul>
  )
}

/** The signs of the marked days within a drawing, a line for each with the days' names, beginning at its origin. */
export function WheelDaysKey({ wheel }: { wheel: ArrangedWheel }) {
  const { id, days } = useKey()
  const words = useCalendarWords()
  const feasts = wheel.feasts.map(words.feast)
  const schools = wheel.schoolHolidays.map(words.schoolHoliday)
  return (
    <g>
      <WheelPatterns id={id} />
      {days.map(({ name, sign }, index) => (
        <g key={name} transform={`translate(0 ${index * 16})`}>
          <g transform={`translate(0 ${-SIGN.height / 2})`}>{sign}</g>
          <text className="wheel-days-words" x={SIGN.width + 7} dy="0.35em">
            {(name === 'school' ? schools : feasts).join(' · ')}
          </text>
        </g>
      ))}
    </g>
  )
}

/** The widths that the words have at most, in both languages. */
const WORDS_FROM_RIGHT = [532, 452, 380, 302, 116]

/** The other signs within a drawing, ending at its origin. */
export function WheelKey() {
  const { id, entries } = useKey()
  return (
    <g>
      <WheelPatterns id={id} />
      {entries.map(({ name, words, sign }, index) => (
        <g key={name} transform={`translate(${-(WORDS_FROM_RIGHT[index] ?? 0)} 0)`}>
          <g transform={`translate(0 ${-SIGN.height / 2})`}>{sign}</g>
          <text className="wheel-key-words" x={SIGN.width + 7} dy="0.35em">
            {words}
          </text>
        </g>
      ))}
    </g>
  )
}

function PartySign({ id, party }: { id: string; party: (typeof RING_PARTIES)[number] }) {
  const pattern = patternOf(id, party)
  const shape = { width: SIGN.width, height: SIGN.height, rx: 2 }
  return (
    <g className="wheel-activity" data-party={party}>
      <rect className="wheel-shape" {...shape} />
      {pattern && <rect className="wheel-pattern" {...shape} fill={pattern} />}
    </g>
  )
}

function OverlapSign() {
  return (
    <g className="wheel-link">
      <path className="wheel-link-line" d={`M4 ${SIGN.height - 3}Q11 -5 18 ${SIGN.height - 3}`} />
      <circle className="wheel-link-end" cx="4" cy={SIGN.height - 3} r="3" />
      <circle className="wheel-link-end" cx="18" cy={SIGN.height - 3} r="3" />
    </g>
  )
}

function SchoolSign({ id }: { id: string }) {
  return (
    <g className="wheel-school">
      <rect className="wheel-school-shape" width={SIGN.width} height={SIGN.height} />
      <rect width={SIGN.width} height={SIGN.height} fill={schoolPattern(id)} />
    </g>
  )
}

function FeastSign() {
  const [x, y] = [SIGN.width / 2, SIGN.height / 2]
  return (
    <g className="wheel-feast" transform={`translate(${x} ${y})`}>
      <rect x={-8} y={-1.25} width="16" height="2.5" />
      <path className="wheel-feast-sign" d={FEAST_SHAPE} />
    </g>
  )
}

function LoadSign() {
  const width = SIGN.width / LEVELS.length
  return LEVELS.map((level) => (
    <rect
      key={level}
      className="wheel-load"
      data-level={level}
      x={level * width}
      width={width}
      height={SIGN.height}
    />
  ))
}
