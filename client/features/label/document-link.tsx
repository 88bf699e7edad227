import { FileDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import type { UploadedDocument } from '#shared/uploads/document.ts'
import { callForFile } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { useToasts } from '../../ui/toast.tsx'

interface DocumentLinkProps {
  id: string
  /** Undefined until it is known. */
  document: UploadedDocument | undefined
}

/** Saves a document on the person's own machine, as it was uploaded: it is never shown here. */
export function DocumentLink({ id, document }: DocumentLinkProps) {
  const t = useTranslations('label')
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()
  if (!document) return null
  const { name, withdrawn } = document
  if (withdrawn)
    return (
      <span className="label-gone">
        {name} <span className="badge label-gap">{t('evidence.states.gone')}</span>
      </span>
    )

  async function save() {
    const result = await callForFile(routes.downloadDocument, { params: { documentId: id } })
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
    else saveFile(result.answer.file, result.answer.name ?? name)
  }

  return (
    <Button
      size="small"
      kind="quiet"
      icon={<FileDown aria-hidden />}
      aria-label={t('evidence.download', { name })}
      onPress={() => void save()}
    >
      {name}
    </Button>
  )
}
