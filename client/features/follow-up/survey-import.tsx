import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import type { IsoDate } from '#shared/basics/iso-date.ts'
import { EFFECTS, QUESTIONS, STEPS } from '#shared/follow-up/follow-up.ts'
import type { FollowUpFields } from '#shared/follow-up/follow-up-document.ts'
import { REGIONS } from '#shared/follow-up/regions.ts'
import { ASKED, type Asked, type Meaning, type Survey, type SurveyColumn } from '#shared/follow-up/survey.ts'
import { surveyFields, withReading } from '#shared/follow-up/survey-fields.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { bytesOf } from '../../ui/bytes-of.ts'
import { ErrorLine } from '../../ui/error-line.tsx'
import { Select } from '../../ui/select.tsx'
import { useFigureWords } from './use-figure-words.ts'

interface SurveyImportProps {
  /** Of the event, by which its regions are told. */
  day: IsoDate
  onUse(fields: FollowUpFields): void
}

/** A survey tool's file, counted, looked through, and only then set. */
export function SurveyImport({ day, onUse }: SurveyImportProps) {
  const t = useTranslations('followUp.survey')
  const sentenceOf = useProblemSentence()
  const [survey, setSurvey] = useState<Survey>()
  const [problem, setProblem] = useState<string>()

  async function read(file: File | undefined) {
    if (!file) return
    const bytes = await bytesOf(file)
    if (!bytes) return setProblem(t('notRead'))
    const result = await call(routes.readSurvey, { body: bytes })
    if (result.kind === 'problem') return setProblem(sentenceOf(result))
    setProblem(undefined)
    setSurvey(result.answer)
  }

  if (!survey)
    return (
      <div className="survey-import">
        <FileTrigger acceptedFileTypes={['.csv', '.xlsx']} onSelect={(files) => void read(files?.[0])}>
          <Button size="small">{t('choose')}</Button>
        </FileTrigger>
        {problem && <ErrorLine>{problem}</ErrorLine>}
      </div>
    )
  const { personal, ownWords } = survey.leftOut
  const fields = surveyFields(survey, day)
  return (
    <div className="survey-import">
      <p role="status">{t('answeredCount', { count: survey.answered })}</p>
      {personal.length > 0 && <p>{t('personal', { headers: personal.join(', ') })}</p>}
      {ownWords.length > 0 && <p>{t('ownWords', { headers: ownWords.join(', ') })}</p>}
      {survey.columns.map((column, index) => (
        <ColumnReading
          key={column.header}
          column={column}
          onRead={(reading) => setSurvey((before) => before && withReading(before, index, reading))}
        />
      ))}
      {EFFECTS.some((effect) => effect in fields) && <p>{t('eachCompany')}</p>}
      <div className="survey-import-ways">
        <Button size="small" onPress={() => setSurvey(undefined)}>
          {t('cancel')}
        </Button>
        <Button
          size="small"
          kind="primary"
          isDisabled={Object.keys(fields).length === 0}
          onPress={() => {
            onUse(fields)
            setSurvey(undefined)
          }}
        >
          {t('use')}
        </Button>
      </div>
    </div>
  )
}

interface ColumnReadingProps {
  column: SurveyColumn
  onRead(reading: Parameters<typeof withReading>[2]): void
}

/** What a column asks, and what each of its answers means. */
function ColumnReading({ column: { header, asks, values }, onRead }: ColumnReadingProps) {
  const t = useTranslations('followUp')
  const words = useFigureWords()
  const none = { value: 'none', text: t('survey.none') } as const
  const meanings = asks ? meaningsOf(asks) : []
  const nameOf = (means: Meaning) => {
    const step = STEPS.find((one) => one === means)
    const question = QUESTIONS.find((one) => one === asks)
    if (step && question) return words.steps[question][step]
    const region = REGIONS.find((one) => one === means)
    return region ? words.figures[`region:${region}`] : t('survey.yes')
  }
  const askedName = (one: Asked) => {
    const question = QUESTIONS.find((known) => known === one)
    if (question) return words.questions[question]
    const effect = EFFECTS.find((known) => known === one)
    return effect ? words.figures[effect] : t('regions')
  }
  return (
    <div className="survey-column">
      <Select
        label={t('survey.asks', { header })}
        density="compact"
        value={asks ?? 'none'}
        options={[none, ...ASKED.map((value) => ({ value, text: askedName(value) }))]}
        onChange={(value) => onRead({ asks: value === 'none' ? undefined : value })}
      />
      {asks &&
        values.map(({ text, count, means }) => (
          <Select
            key={text}
            label={t('survey.value', { text, count })}
            density="compact"
            value={String(means ?? 'none')}
            options={[
              { value: 'none' as string, text: none.text },
              ...meanings.map((value) => ({ value: String(value), text: nameOf(value) })),
            ]}
            onChange={(value) =>
              onRead({ value: { text, means: meanings.find((one) => String(one) === value) } })
            }
          />
        ))}
    </div>
  )
}

/** What an answer to that can mean. */
function meaningsOf(asks: Asked): readonly Meaning[] {
  if (asks === 'region') return REGIONS
  return QUESTIONS.some((question) => question === asks) ? STEPS : ['yes']
}
