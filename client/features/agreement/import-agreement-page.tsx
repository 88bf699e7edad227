import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import type { WordingLayers } from '#shared/agreement/wording/signed-wording.ts'
import { routes } from '#shared/protocol/routes.ts'
import { IMPORT_LIMIT_BYTES } from '#shared/protocol/schemas/import.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { WithPageTexts } from '../../text/with-page-texts.tsx'
import { Banner } from '../../ui/banner.tsx'
import { bytesOf } from '../../ui/bytes-of.ts'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { WordingReview } from './wording-review.tsx'
import { useWordings } from './wordings-provider.tsx'
import '../../styles/import.css'
import '../../styles/agreement-pages.css'

const ACCEPTED = ['.txt', '.docx', '.pdf']

type Step =
  | { kind: 'choosing'; problem?: string }
  | { kind: 'reading'; fileName: string }
  | { kind: 'reviewing'; fileName: string; proposed: WordingLayers }

/** The agreement's file is chosen, read through in three layers, and published as a dated version. */
export function ImportAgreementPage() {
  return (
    <WithPageTexts of="agreementImport">
      <ImportSteps />
    </WithPageTexts>
  )
}

function ImportSteps() {
  const t = useTranslations('agreementImport')
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  const navigate = useNavigate()
  const wordings = useWordings()
  const [step, setStep] = useState<Step>({ kind: 'choosing' })
  const heading = useRef<HTMLHeadingElement>(null)

  // Another step is another page to who hears it.
  const before = useRef(step.kind)
  useEffect(() => {
    if (step.kind !== before.current) heading.current?.focus()
    before.current = step.kind
  }, [step.kind])

  async function read(file: File) {
    if (file.size > IMPORT_LIMIT_BYTES) return setStep({ kind: 'choosing', problem: t('tooLarge') })
    setStep({ kind: 'reading', fileName: file.name })
    const bytes = await bytesOf(file)
    const result = bytes
      ? await call(routes.proposeAgreementWording, { body: bytes })
      : ({ kind: 'problem', code: 'agreement-damaged' } as const)
    setStep(
      result.kind === 'problem'
        ? { kind: 'choosing', problem: sentenceOf(result) }
        : { kind: 'reviewing', fileName: file.name, proposed: result.answer },
    )
  }

  async function publish(wording: WordingLayers & { date: string; fileName: string }) {
    const result = await call(routes.publishAgreementWording, { body: wording })
    if (result.kind === 'problem') return sentenceOf(result)
    await wordings?.refresh()
    toasts.show({ text: t('published') })
    await navigate('/aftalen')
    return undefined
  }

  return (
    <main
      className="page"
      data-wide={step.kind === 'reviewing' ? true : undefined}
      id="indhold"
      tabIndex={-1}
    >
      <title>{`${t('title')} · Samplan`}</title>
      <h1 ref={heading} tabIndex={-1}>
        {step.kind === 'reviewing' ? t('reviewTitle') : t('title')}
      </h1>
      {step.kind === 'choosing' && (
        <div className="stack">
          {step.problem && (
            <Banner tone="danger" isUrgent>
              {step.problem}
            </Banner>
          )}
          <p>{t('chooseText')}</p>
          <FileDrop
            accepted={ACCEPTED}
            label={t('drop')}
            buttonText={t('choose')}
            onChoose={(file) => void read(file)}
          />
          <div className="import-ways">
            <Link className="button" data-kind="quiet" to="/aftalen">
              {t('cancel')}
            </Link>
          </div>
        </div>
      )}
      {step.kind === 'reading' && (
        <div role="status" className="stack">
          <p>{t('reading', { name: step.fileName })}</p>
          <Skeleton lines={6} />
        </div>
      )}
      {step.kind === 'reviewing' && (
        <WordingReview
          proposed={step.proposed}
          fileName={step.fileName}
          onPublish={publish}
          onBack={() => setStep({ kind: 'choosing' })}
        />
      )}
    </main>
  )
}
