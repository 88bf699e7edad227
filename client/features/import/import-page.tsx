import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Person } from '#shared/permissions/person.ts'
import { routes } from '#shared/protocol/routes.ts'
import { IMPORT_LIMIT_BYTES } from '#shared/protocol/schemas/import.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { WithPageTexts } from '../../text/with-page-texts.tsx'
import { bytesOf } from '../../ui/bytes-of.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { ChooseFile } from './choose-file.tsx'
import { beginReview, changedReview, type ImportedPlan, type ReviewChange } from './review.ts'
import { ReviewForm } from './review-form.tsx'
import { useKeptReview } from './use-kept-review.ts'
import '../../styles/import.css'

type Step =
  /** Whether a review was left here. */
  | { kind: 'looking' }
  | { kind: 'choosing'; problem?: string }
  | { kind: 'reading'; fileName: string }
  | { kind: 'reviewing' }

/** A file is chosen, what was found in it reviewed, and a plan made of it; going back loses nothing of the review. */
export function ImportPage({ person }: { person: Person }) {
  return (
    <WithPageTexts of="import">
      <ImportSteps person={person} />
    </WithPageTexts>
  )
}

function ImportSteps({ person }: { person: Person }) {
  const t = useTranslations('import')
  const pages = useTranslations('pages')
  const plansTexts = useTranslations('plans')
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  const navigate = useNavigate()
  const { isLooking, review, begin, change, forget } = useKeptReview(person.id)
  const [chosen, setStep] = useState<Step>()
  // What is taken up where it was left is so until a step is chosen.
  const step: Step = chosen ?? { kind: isLooking ? 'looking' : review ? 'reviewing' : 'choosing' }
  const heading = useRef<HTMLHeadingElement>(null)

  // Another step is another page to who hears it.
  const shown = step.kind
  const before = useRef(shown)
  useEffect(() => {
    if (shown !== before.current && before.current !== 'looking') heading.current?.focus()
    before.current = shown
  }, [shown])

  async function read(file: File) {
    if (file.size > IMPORT_LIMIT_BYTES) return setStep({ kind: 'choosing', problem: t('tooLarge') })
    setStep({ kind: 'reading', fileName: file.name })
    const bytes = await bytesOf(file)
    const result = bytes
      ? await call(routes.readImport, { body: bytes })
      : ({ kind: 'problem', code: 'import-damaged' } as const)
    if (result.kind === 'problem') return setStep({ kind: 'choosing', problem: sentenceOf(result) })
    const year = result.answer.year ?? new Date().getFullYear()
    begin(
      beginReview(result.answer, {
        fileName: file.name,
        title: plansTexts('titleOf', { year: String(year) }),
        year,
        party: person.party,
      }),
    )
    setStep({ kind: 'reviewing' })
  }

  async function create(plan: ImportedPlan): Promise<string | undefined> {
    const result = await call(routes.createImportedPlan, { body: plan })
    if (result.kind === 'problem') return sentenceOf(result)
    forget()
    toasts.show({ text: t('created', { title: plan.title, count: plan.activities.length }) })
    await navigate(`/planer/${result.answer.id}`)
    return undefined
  }

  return (
    <main
      className="page"
      data-wide={step.kind === 'reviewing' ? true : undefined}
      id="indhold"
      tabIndex={-1}
    >
      <title>{`${pages('import')} · Samplan`}</title>
      <h1 ref={heading} tabIndex={-1}>
        {step.kind === 'reviewing' ? t('reviewTitle') : pages('import')}
      </h1>
      {step.kind === 'choosing' && (
        <ChooseFile
          problem={step.problem}
          onChoose={(file) => void read(file)}
          reviewed={review?.fileName}
          onBackToReview={() => setStep({ kind: 'reviewing' })}
        />
      )}
      {step.kind === 'reading' && (
        <div role="status" className="stack">
          <p>{t('reading', { name: step.fileName })}</p>
          <Skeleton lines={6} />
        </div>
      )}
      {step.kind === 'reviewing' && review && (
        <ReviewForm
          review={review}
          onChange={(made: ReviewChange) => change((present) => changedReview(present, made))}
          onCreate={create}
          onBack={() => setStep({ kind: 'choosing' })}
        />
      )}
    </main>
  )
}
