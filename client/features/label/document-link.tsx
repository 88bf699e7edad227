import { FileDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { UploadedDocument } from '#shared/uploads/document.ts'
import { Button } from '../../ui/button.tsx'
import { useSaveDocument } from './use-save-document.ts'

interface DocumentLinkProps {
  id: string
  /** Undefined until it is known. */
  document: UploadedDocument | undefined
}

/** Saves a document on the person's own machine, as it was uploaded: it is never shown here. */
export function DocumentLink({ id, document }: DocumentLinkProps) {
  const t = useTranslations('label')
  const save = useSaveDocument()
  if (!document) return null
  const { name, withdrawn } = document
  if (withdrawn)
    return (
      <span className="label-gone">
        {name} <span className="badge label-gap">{t('evidence.states.gone')}</span>
      </span>
    )

  return (
    <Button
      size="small"
      kind="quiet"
      icon={<FileDown aria-hidden />}
      aria-label={t('evidence.download', { name })}
      onPress={() => void save(id, name)}
    >
      {name}
    </Button>
  )
}
