import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import { QUESTIONS, STEPS } from '#shared/follow-up/follow-up.ts'
import type { FollowUpFields } from '#shared/follow-up/follow-up-document.ts'
import type { Survey, SurveyColumn } from '#shared/follow-up/survey.ts'
import { surveyFields, withReading } from '#shared/follow-up/survey-fields.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { bytesOf } from '../../ui/bytes-of.ts'
import { ErrorLine } from '../../ui/error-line.tsx'
import { Select } from '../../ui/select.tsx'
import { useFigureWords } from './use-figure-words.ts'

/** A survey tool's file, counted, looked through, and only then set. */
export function SurveyImport({ onUse }: { onUse(fields: FollowUpFields): void }) {
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
      <div className="survey-import-ways">
        <Button size="small" onPress={() => setSurvey(undefined)}>
          {t('cancel')}
        </Button>
        <Button
          size="small"
          kind="primary"
          isDisabled={Object.keys(surveyFields(survey)).length === 0}
          onPress={() => {
            onUse(surveyFields(survey))
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
function ColumnReading({ column: { header, question, values }, onRead }: ColumnReadingProps) {
  const t = useTranslations('followUp')
  const words = useFigureWords()
  const none = { value: 'none', text: t('survey.none') } as const
  return (
    <div className="survey-column">
      <Select
        label={t('survey.asks', { header })}
        density="compact"
        value={question ?? 'none'}
        options={[none, ...QUESTIONS.map((value) => ({ value, text: words.questions[value] }))]}
        onChange={(value) => onRead({ question: value === 'none' ? undefined : value })}
      />
      {question &&
        values.map(({ text, count, step }) => (
          <Select
            key={text}
            label={t('survey.value', { text, count })}
            density="compact"
            value={step ? `step${step}` : 'none'}
            options={[
              none,
              ...STEPS.map((value) => ({
                value: `step${value}` as const,
                text: words.steps[question][value],
              })),
            ]}
            onChange={(value) =>
              onRead({ value: { text, step: STEPS.find((one) => value === `step${one}`) } })
            }
          />
        ))}
    </div>
  )
}
