import { useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatBytes } from '#shared/basics/format-bytes.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { UploadedDocument } from '#shared/uploads/document.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { numericDay } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { ConfirmDialog, type Question } from '../people/confirm-dialog.tsx'
import { DocumentLink } from './document-link.tsx'
import type { Documents } from './use-documents.ts'

interface DocumentsPartProps {
  documents: Documents
  onChanged(): void
}

/** Everything that was uploaded to the file, wherever it is used; what was deleted stays as a line. */
export function DocumentsPart({ documents: { answer, problem, load }, onChanged }: DocumentsPartProps) {
  const t = useTranslations('label.documents')
  const locale = useLocale()
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  const [question, setQuestion] = useState<Question>()
  const list = useRef<HTMLUListElement>(null)
  const there = answer?.documents.filter(({ withdrawn }) => !withdrawn) ?? []
  const kept = useKeptFocus(list, there.length)

  async function withdraw({ id }: UploadedDocument) {
    const result = await call(routes.withdrawDocument, { params: { documentId: id } })
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
    await load()
    onChanged()
  }

  const ask = (document: UploadedDocument) =>
    setQuestion({
      title: t('withdrawTitle', { name: document.name }),
      text: t('withdrawText'),
      action: t('withdrawAction'),
      isDanger: true,
      onYes: () => void withdraw(document),
    })

  return (
    <section className="label-part" aria-labelledby="dokumenter">
      <h2 id="dokumenter">{t('title')}</h2>
      {problem && <FailureBanner onRetry={() => void load()}>{sentenceOf(problem)}</FailureBanner>}
      {answer && answer.documents.length === 0 && <p className="label-quiet">{t('none')}</p>}
      {answer && answer.documents.length > 0 && (
        <>
          <p className="label-quiet">
            {t('room', {
              used: formatBytes(answer.usedBytes, locale),
              room: formatBytes(answer.roomBytes, locale),
            })}
          </p>
          <ul
            ref={list}
            {...kept}
            tabIndex={-1}
            className="lined-list label-documents"
            aria-labelledby="dokumenter"
          >
            {answer.documents.map((document) => (
              <li key={document.id}>
                <DocumentLink id={document.id} document={document} />
                <span className="label-quiet">{lineOf(document)}</span>
                {!document.withdrawn && (
                  <Button
                    size="small"
                    kind="quiet"
                    aria-label={t('withdraw', { name: document.name })}
                    onPress={() => ask(document)}
                  >
                    {t('withdrawShort')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <ConfirmDialog question={question} onClose={() => setQuestion(undefined)} />
    </section>
  )

  function lineOf({ bytes, by, uploadedAt, withdrawn }: UploadedDocument): string {
    return withdrawn
      ? t('withdrawn', { name: withdrawn.by.name, day: numericDay(withdrawn.at, locale) })
      : t('line', {
          size: formatBytes(bytes, locale),
          name: by.name,
          day: numericDay(uploadedAt, locale),
        })
  }
}
