import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { CheckBox } from '../../ui/check-box.tsx'
import { UploadDocument } from './upload-document.tsx'
import type { Documents } from './use-documents.ts'

interface DocumentChoiceProps {
  documents: Documents
  chosen: readonly string[]
  onChange(chosen: readonly string[]): void
}

/** Which of the uploaded documents belong to something; another can be uploaded for it. */
export function DocumentChoice({ documents, chosen, onChange }: DocumentChoiceProps) {
  const t = useTranslations('label.case')
  const id = useId()
  const there = documents.answer?.documents.filter(({ withdrawn }) => !withdrawn) ?? []
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays its legend out as nothing else does
    <div role="group" aria-labelledby={id} className="stack label-choice">
      <span id={id} className="field-label">
        {t('documents')}
      </span>
      {there.length === 0 && <p className="label-quiet">{t('noDocuments')}</p>}
      <div className="check-boxes">
        {there.map((document) => (
          <CheckBox
            key={document.id}
            label={document.name}
            isChosen={chosen.includes(document.id)}
            onChange={(isChosen) =>
              onChange(isChosen ? [...chosen, document.id] : chosen.filter((one) => one !== document.id))
            }
          />
        ))}
      </div>
      <UploadDocument
        isSmall
        onUploaded={async ({ id: made }) => {
          await documents.load()
          onChange([...chosen, made])
        }}
      />
    </div>
  )
}
