import { Upload } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import { DOCUMENT_LIMIT_BYTES, DOCUMENT_TYPES, type UploadedDocument } from '#shared/uploads/document.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { sendFile } from '../../api/send-file.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorLine } from '../../ui/error-line.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { useLabelWords } from './use-label-words.ts'

interface UploadDocumentProps {
  /** A button alone, among other fields. */
  isSmall?: boolean
  /** Uploaded; what follows of it is still waited for. */
  onUploaded(document: UploadedDocument): Promise<void>
}

type Sending =
  | { kind: 'none' }
  | { kind: 'refused'; why: string }
  | { kind: 'sending'; name: string; sent: number }

const ENDINGS = Object.values(DOCUMENT_TYPES).flatMap(({ endings }) => endings.map((ending) => `.${ending}`))

/** Takes a document, says how far it is, and in one sentence why it was not taken. */
export function UploadDocument({ isSmall = false, onUploaded }: UploadDocumentProps) {
  const t = useTranslations('label.upload')
  const sentenceOf = useProblemSentence()
  const [upload, setUpload] = useState<Sending>({ kind: 'none' })
  const underWay = useRef<AbortController>(undefined)
  useEffect(() => () => underWay.current?.abort(), [])

  async function send(file: File) {
    const { name } = file
    const refuse = (why: string) => setUpload({ kind: 'refused', why: t('refused', { name, why }) })
    // What is too large need not be sent to be told so.
    if (file.size > DOCUMENT_LIMIT_BYTES)
      return refuse(sentenceOf({ kind: 'problem', code: 'document-too-large' }))
    if (!(await isReadable(file))) return refuse(t('unreadable'))
    const sending = new AbortController()
    underWay.current = sending
    setUpload({ kind: 'sending', name, sent: 0 })
    const result = await sendFile(routes.uploadDocument, { query: { name } }, file, {
      onSent: (sent) => setUpload({ kind: 'sending', name, sent }),
      signal: sending.signal,
    })
    if (sending.signal.aborted) return
    if (result.kind === 'problem') return refuse(sentenceOf(result))
    await onUploaded(result.answer)
    setUpload({ kind: 'none' })
  }

  function stop() {
    underWay.current?.abort()
    setUpload({ kind: 'none' })
  }

  const choose = (file: File | undefined) => file && upload.kind !== 'sending' && void send(file)
  return (
    <div className="stack label-upload">
      {isSmall ? (
        <FileTrigger acceptedFileTypes={ENDINGS} onSelect={(files) => choose(files?.[0])}>
          <Button size="small" icon={<Upload aria-hidden />}>
            {t('choose')}
          </Button>
        </FileTrigger>
      ) : (
        <FileDrop
          accepted={ENDINGS}
          label={t('drop')}
          buttonText={t('choose')}
          isSecondary
          onChoose={(file) => choose(file)}
        />
      )}
      <p className="label-quiet">{t('hint')}</p>
      {upload.kind === 'sending' && (
        <div className="label-upload-way">
          <progress
            aria-label={t('progress', { name: upload.name })}
            {...(upload.sent < 1 && { value: upload.sent })}
          />
          <Button size="small" kind="quiet" onPress={stop}>
            {t('stop')}
          </Button>
        </div>
      )}
      <Way upload={upload} />
      {upload.kind === 'refused' && <ErrorLine>{upload.why}</ErrorLine>}
    </div>
  )
}

/** Every step would be too much to hear: it is said when sending begins, and when the server looks at the file. */
function Way({ upload }: { upload: Sending }) {
  const t = useTranslations('label.upload')
  const words = useLabelWords()
  const isSending = upload.kind === 'sending'
  const isSent = isSending && upload.sent === 1
  return (
    <>
      {isSending && (
        <p aria-hidden className="label-quiet">
          {isSent
            ? t('checking', { name: upload.name })
            : t('sending', { name: upload.name, percent: words.share(upload.sent) })}
        </p>
      )}
      <p role="status" className="visually-hidden">
        {isSending && t(isSent ? 'checking' : 'begun', { name: upload.name })}
      </p>
    </>
  )
}

/** A folder is dropped as a file without content. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer()
    return true
  } catch {
    return false
  }
}
