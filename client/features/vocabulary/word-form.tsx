import { type FormEvent, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocale, useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { newWord } from '#shared/protocol/schemas/vocabulary.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { shownForm, useConceptGroups, useConcepts } from './concept-names.ts'
import { WordPreview } from './word-preview.tsx'

interface Wrong {
  form?: string
  concept?: string
}

/** Adds a word to a concept, and shows beforehand what comes of it. */
export function WordForm() {
  const t = useTranslations('vocabulary')
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  const element = useRef<HTMLFormElement>(null)
  const [form, setForm] = useState('')
  const [concept, setConcept] = useState<string>()
  const [wrong, setWrong] = useState<Wrong>({})
  const [isPending, setPending] = useState(false)

  /** Drawn before the focus goes there, so that the sentence is heard with the field. */
  function refuse(fields: Wrong) {
    flushSync(() => setWrong(fields))
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const word = newWord.safeParse({ form, concept: concept ?? '' })
    if (!word.success) {
      const fields = word.error.issues.map((issue) => issue.path[0])
      return refuse({
        ...(fields.includes('form') && { form: t('wordWrong') }),
        ...(fields.includes('concept') && { concept: t('conceptMissing') }),
      })
    }
    setWrong({})
    setPending(true)
    const result = await call(routes.addWord, { body: word.data })
    setPending(false)
    if (result.kind === 'problem') {
      const isAboutConcept = result.code === 'concept-unknown' || result.detail === 'concept'
      return refuse({ [isAboutConcept ? 'concept' : 'form']: sentenceOf(result) })
    }
    // Drawn before the focus leaves the list, which would else take what is still in it for a choice.
    flushSync(() => {
      setForm('')
      setConcept(undefined)
    })
    toasts.show({ text: t('added', { word: word.data.form }) })
    element.current?.querySelector('input')?.focus()
  }

  return (
    <form className="card word-form" ref={element} onSubmit={(event) => void add(event)} noValidate>
      <div className="word-form-fields">
        <TextField
          label={t('word')}
          value={form}
          onChange={(text) => {
            setForm(text)
            setWrong(({ concept: kept }) => ({ concept: kept }))
          }}
          maxLength={60}
          autoComplete="off"
          description={t('wordHint')}
          errorMessage={wrong.form}
        />
        <ConceptField
          value={concept}
          onChange={(id) => {
            setConcept(id)
            setWrong(({ form: kept }) => ({ form: kept }))
          }}
          errorMessage={wrong.concept}
        />
      </div>
      <WordPreview form={form} concept={concept} />
      <div>
        <Button kind="primary" type="submit" isPending={isPending}>
          {t('add')}
        </Button>
      </div>
    </form>
  )
}

interface ConceptFieldProps {
  value: string | undefined
  onChange(conceptId: string | undefined): void
  errorMessage: string | undefined
}

const HINTED_FORMS = 4

function ConceptField({ value, onChange, errorMessage }: ConceptFieldProps) {
  const t = useTranslations('vocabulary')
  const locale = useLocale()
  const groups = useConceptGroups()
  const concepts = useConcepts()
  const options = useMemo(
    () =>
      groups.map(({ title, concepts: inGroup }) => ({
        title,
        options: inGroup.map(({ id, label, forms }) => ({
          value: id,
          text: label[locale],
          also: forms.map(shownForm),
        })),
      })),
    [groups, locale],
  )
  const chosen = value === undefined ? undefined : concepts.of(value)

  function hint(): string {
    if (!chosen) return t('meaningHint')
    const aspect = t(`aspect.${chosen.aspect}`)
    const known = chosen.forms.filter((form) => form !== chosen.label[locale]).map(shownForm)
    if (known.length === 0) return t('chosenConceptAlone', { aspect })
    return t('chosenConcept', {
      aspect,
      forms: known.slice(0, HINTED_FORMS).join(', '),
      more: Math.max(known.length - HINTED_FORMS, 0),
    })
  }

  return (
    <ComboBox
      label={t('meaning')}
      groups={options}
      value={value}
      onChange={onChange}
      emptyText={t('noConcept')}
      moreText={(shown, all) => t('moreConcepts', { shown, all })}
      placeholder={t('meaningPlaceholder')}
      description={hint()}
      errorMessage={errorMessage}
    />
  )
}
