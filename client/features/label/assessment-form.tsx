import { type FormEvent, useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { INDICATOR_STATES, LEVELS, type Level } from '#shared/label/label.ts'
import type { Signature } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { IndicatorAnswer } from '#shared/protocol/schemas/label.ts'
import { call, sessionEvents } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { shortMoment } from '../../text/moment.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { type Said, unsavedAssessments } from './unsaved-assessments.ts'
import { useLabelWords } from './use-label-words.ts'

interface AssessmentFormProps {
  answer: IndicatorAnswer
  people: readonly Signature[]
  /** Who writes. */
  personId: string
  onSaved(): Promise<void>
}

const NONE = 'none'

/** The secretariat's own judgement. Neither what others save meanwhile nor another page takes away what is written here. */
export function AssessmentForm({ answer, people, personId, onSaved }: AssessmentFormProps) {
  const t = useTranslations('label.assessment')
  const locale = useLocale()
  const words = useLabelWords()
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()
  const { assessment, indicator } = answer
  const saved = saidIn(assessment)
  const unsaved = unsavedAssessments.of(personId, indicator.id)
  const [basis, setBasis] = useState(unsaved?.basis ?? assessment.basis)
  const [before, setBefore] = useState(unsaved?.before ?? saved)
  const [said, setSaid] = useState(unsaved?.said ?? saved)
  const [isPending, setPending] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const isChanged = !isSame(said, before)
  const isOvertaken = assessment.basis !== basis
  useKeptWords(isChanged)
  useEffect(
    () => unsavedAssessments.keep(personId, indicator.id, isChanged ? { said, before, basis } : undefined),
    [personId, indicator.id, isChanged, said, before, basis],
  )
  // Nothing has been written here: what others have saved is shown.
  if (isOvertaken && !isChanged) take(saved)

  function take(next: Said) {
    setBasis(assessment.basis)
    setBefore(saved)
    setSaid(next)
  }

  async function save(event: FormEvent) {
    event.preventDefault()
    if (isPending || !isChanged) return
    setPending(true)
    const { level, state, responsibleId, text } = said
    const result = await call(routes.assessIndicator, {
      params: { indicatorId: indicator.id },
      body: {
        state,
        text,
        basis,
        ...(level !== NONE && { level: levelOf(level) }),
        ...(responsibleId !== NONE && { responsibleId }),
      },
    })
    setPending(false)
    // Of what others have saved the page says more once it is there.
    const isOvertakenNow = result.kind === 'problem' && result.code === 'out-of-date'
    setWrong(result.kind === 'problem' && !isOvertakenNow ? sentenceOf(result) : undefined)
    if (result.kind === 'problem' && !isOvertakenNow) return
    if (result.kind === 'ok') {
      setBefore(said)
      toasts.show({ text: t('saved') })
    }
    await onSaved()
  }

  const change = (part: Partial<Said>) => setSaid({ ...said, ...part })
  const isKnown = people.some(({ personId }) => personId === said.responsibleId)
  return (
    <section className="label-part" aria-labelledby="vurdering">
      <h2 id="vurdering">{t('title')}</h2>
      {isOvertaken && isChanged && assessment.by && (
        <Banner
          tone="warning"
          isUrgent
          action={
            <>
              <Button size="small" onPress={() => take(saved)}>
                {t('takeTheirs')}
              </Button>
              <Button size="small" onPress={() => take(said)}>
                {t('keepMine')}
              </Button>
            </>
          }
        >
          {t('changed', { name: assessment.by.name })}
        </Banner>
      )}
      <form className="label-assessment" onSubmit={(event) => void save(event)}>
        <div className="label-fields">
          <Select
            label={t('level')}
            value={said.level}
            options={[
              { value: NONE, text: words.level(undefined) },
              ...LEVELS.map((level) => ({ value: `${level}` as const, text: words.level(level) })),
            ]}
            onChange={(level) => change({ level })}
          />
          <Select
            label={t('state')}
            value={said.state}
            options={INDICATOR_STATES.map((state) => ({ value: state, text: words.states[state] }))}
            onChange={(state) => change({ state })}
          />
          <Select
            label={t('responsible')}
            value={said.responsibleId}
            options={[
              { value: NONE, text: t('nobody') },
              // Who has left since is still named.
              ...(assessment.responsible && !isKnown
                ? [{ value: assessment.responsible.personId, text: assessment.responsible.name }]
                : []),
              ...people.map(({ personId, name }) => ({ value: personId, text: name })),
            ]}
            onChange={(responsibleId) => change({ responsibleId })}
          />
        </div>
        <TextField
          label={t('text')}
          description={t('textHint')}
          value={said.text}
          onChange={(text) => change({ text })}
          maxLength={20_000}
          isMultiline
        />
        <ErrorLine>{wrong}</ErrorLine>
        <div className="label-acts">
          <Button type="submit" kind="primary" isPending={isPending}>
            {t('save')}
          </Button>
          <p className="label-quiet">
            {isChanged
              ? t('unsaved')
              : assessment.by && assessment.at !== undefined
                ? t('savedBy', { name: assessment.by.name, moment: shortMoment(assessment.at, locale) })
                : ''}
          </p>
        </div>
      </form>
    </section>
  )
}

function saidIn({ level, state, responsible, text }: IndicatorAnswer['assessment']): Said {
  return {
    level: level === undefined ? NONE : `${level}`,
    state,
    responsibleId: responsible?.personId ?? NONE,
    text,
  }
}

function levelOf(said: `${Level}`): Level | undefined {
  return LEVELS.find((level) => `${level}` === said)
}

function isSame(one: Said, other: Said): boolean {
  return (
    one.level === other.level &&
    one.state === other.state &&
    one.responsibleId === other.responsibleId &&
    one.text === other.text
  )
}

/** Words that are nowhere else are not taken from the screen: neither by a session that is over nor by closing the page without a question. */
function useKeptWords(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return undefined
    const keep = (event: Event) => event.preventDefault()
    sessionEvents.addEventListener('session-over', keep)
    window.addEventListener('beforeunload', keep)
    return () => {
      sessionEvents.removeEventListener('session-over', keep)
      window.removeEventListener('beforeunload', keep)
    }
  }, [isChanged])
}
