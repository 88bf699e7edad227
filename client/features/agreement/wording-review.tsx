import { type SyntheticEvent, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocale, useTranslations } from 'use-intl'
import { clauseLabel } from '#shared/agreement/clause.ts'
import { piecesOf, readPassages } from '#shared/agreement/wording/read-layers.ts'
import type { Passage, WordingChange, WordingLayers } from '#shared/agreement/wording/signed-wording.ts'
import { isIsoDate } from '#shared/basics/iso-date.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { useAgreement } from './agreement-provider.tsx'
import { PassageRow } from './passage-row.tsx'

interface WordingReviewProps {
  proposed: WordingLayers
  fileName: string
  /** Resolves with what went wrong, if anything did. */
  onPublish(wording: WordingLayers & { date: string; fileName: string }): Promise<string | undefined>
  onBack(): void
}

/** Three layers side by side: what the file says, what is made of it, and of which clause it is the wording. */
export function WordingReview({ proposed, fileName, onPublish, onBack }: WordingReviewProps) {
  const t = useTranslations('agreementImport')
  const [layers, setLayers] = useState(proposed)
  const rows = useRef<HTMLTableSectionElement>(null)
  const [date, setDate] = useState('')
  const [hasTried, setTried] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [isPublishing, setPublishing] = useState(false)
  const passages = useMemo(() => readPassages(layers), [layers])
  const changesOf = useMemo(() => changesByPassage(layers), [layers])

  const dateProblem = isIsoDate(date) ? undefined : t('dateMissing')
  const setPassages = (next: Passage[], index: number) => {
    // What was pressed may be gone, and who works by keyboard goes on in the same row.
    flushSync(() => setLayers((present) => ({ ...present, passages: next })))
    rows.current?.rows[index]?.querySelector<HTMLElement>('td:last-child summary')?.focus()
  }
  const setMade = (changed: WordingChange, isMade: boolean) =>
    setLayers((present) => ({
      ...present,
      changes: present.changes.map((one) => (one === changed ? { ...one, isMade } : one)),
    }))

  async function publish(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setTried(true)
    if (dateProblem) return focusFirstInvalid(event.currentTarget)
    setPublishing(true)
    setProblem(await onPublish({ ...layers, date, fileName }))
    setPublishing(false)
  }

  return (
    <form className="stack" noValidate onSubmit={(event) => void publish(event)}>
      <Summary layers={layers} fileName={fileName} />
      <table className="layers">
        <caption className="visually-hidden">{t('layers')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('raw')}</th>
            <th scope="col">{t('normalised')}</th>
            <th scope="col">{t('split')}</th>
          </tr>
        </thead>
        <tbody ref={rows}>
          {passages.map((passage, index) => (
            <PassageRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a row whose boundary is moved stays that row
              key={index}
              passage={passage}
              index={index}
              layers={layers}
              changes={changesOf[index] ?? NO_CHANGES}
              onPassages={setPassages}
              onMade={setMade}
            />
          ))}
        </tbody>
      </table>
      {problem && (
        <Banner tone="danger" isUrgent>
          {problem}
        </Banner>
      )}
      <div className="import-end layers-end">
        <Button kind="quiet" onPress={onBack}>
          {t('back')}
        </Button>
        <DateField
          label={t('date')}
          description={t('dateMeaning')}
          value={date}
          onChange={setDate}
          isRequired
          {...(hasTried && dateProblem && { errorMessage: dateProblem })}
        />
        <Button kind="primary" type="submit" isPending={isPublishing}>
          {t('publish')}
        </Button>
      </div>
    </form>
  )
}

const NO_CHANGES: readonly WordingChange[] = []

/** How much was found, and which clauses have no words: those are to be given some, or are not in the file. */
function Summary({ layers, fileName }: { layers: WordingLayers; fileName: string }) {
  const agreement = useAgreement()
  const t = useTranslations('agreementImport')
  const locale = useLocale()
  const counts = { clause: 0, item: 0, category: 0, appendix: 0, 'appendix-item': 0 }
  for (const { kind } of piecesOf(layers)) counts[kind]++
  const given = new Set(layers.passages.flatMap(({ clauses }) => clauses))
  const without = agreement.clauses.filter(({ id }) => !given.has(id))
  return (
    <div className="stack" role="status">
      <p>
        {t('found', {
          file: fileName,
          clauses: counts.clause,
          items: counts.item,
          categories: counts.category,
          sections: counts['appendix-item'],
        })}{' '}
        {t('changeCount', { count: layers.changes.filter(({ isMade }) => isMade).length })}
      </p>
      {without.length > 0 && (
        <details>
          <summary>{t('withoutWords', { count: without.length })}</summary>
          <p>{without.map(({ id }) => clauseLabel(id, locale, agreement)).join(' · ')}</p>
        </details>
      )}
    </div>
  )
}

function changesByPassage({ changes, passages }: WordingLayers): WordingChange[][] {
  const found: WordingChange[][] = passages.map(() => [])
  let index = 0
  for (const change of changes) {
    while (change.at >= (passages[index + 1]?.from ?? Number.POSITIVE_INFINITY)) index++
    found[index]?.push(change)
  }
  return found
}
