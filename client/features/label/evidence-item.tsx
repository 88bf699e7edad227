import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import type { EvidenceLine } from '#shared/protocol/schemas/label.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { longDay } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogEnd } from '../../ui/dialog-end.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { SourceIcon } from './source-icon.tsx'
import { useLabelWords } from './use-label-words.ts'
import { useSaveDocument } from './use-save-document.ts'

interface EvidenceItemProps {
  line: EvidenceLine
  onRemove(): void
  onChanged(): Promise<void>
}

/** One piece of evidence: what it leads to, or that this is gone, and what it shows. */
export function EvidenceItem({ line, onRemove, onChanged }: EvidenceItemProps) {
  const t = useTranslations('label.evidence')
  const locale = useLocale()
  const words = useLabelWords()
  const [isNoting, setNoting] = useState(false)
  const { source, note, added, state } = line
  const { title, kind, facts } = words.source(line)
  const said = [
    ...(kind === title ? [] : [kind]),
    ...facts,
    t('added', { name: added.by.name, day: longDay(added.at, locale) }),
  ]
  return (
    <li className="label-source" data-state={state}>
      <SourceIcon kind={source.kind} />
      <div className="label-source-words">
        <p className="label-source-title">
          <Way line={line} title={title} />
          {state !== 'there' && <span className="badge label-gap">{t(`states.${state}`)}</span>}
        </p>
        <p className="label-quiet">{said.join(' · ')}</p>
        {note !== '' && <p className="label-note">{note}</p>}
      </div>
      <div className="label-acts" data-print="hide">
        <Button
          size="small"
          kind="quiet"
          aria-label={`${note === '' ? t('writeNote') : t('changeNote')}: ${title}`}
          onPress={() => setNoting(true)}
        >
          {note === '' ? t('writeNote') : t('changeNote')}
        </Button>
        <Button size="small" kind="quiet" aria-label={`${t('remove')}: ${title}`} onPress={onRemove}>
          {t('remove')}
        </Button>
      </div>
      {isNoting && (
        <NoteDialog line={line} title={title} onClose={() => setNoting(false)} onChanged={onChanged} />
      )}
    </li>
  )
}

/** To the page that shows it; a document, which none does, is saved instead. */
function Way({ line: { source, state, path }, title }: { line: EvidenceLine; title: string }) {
  const t = useTranslations('label.evidence')
  const save = useSaveDocument()
  if (state !== 'there') return <span className="label-gone">{title}</span>
  if (path !== undefined) return <Link to={path}>{title}</Link>
  if (source.kind !== 'document') return <span>{title}</span>
  const { documentId } = source
  return (
    <button
      type="button"
      className="link-button"
      aria-label={t('download', { name: title })}
      onClick={() => void save(documentId, title)}
    >
      {title}
    </button>
  )
}

interface NoteDialogProps {
  line: EvidenceLine
  title: string
  onClose(): void
  onChanged(): Promise<void>
}

function NoteDialog({ line, title, onClose, onChanged }: NoteDialogProps) {
  const t = useTranslations('label.evidence')
  const sentenceOf = useProblemSentence()
  const [note, setNote] = useState(line.note)
  const [isPending, setPending] = useState(false)
  const [wrong, setWrong] = useState<string>()

  async function save(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    const result = await call(routes.changeEvidence, { params: { evidenceId: line.id }, body: { note } })
    setPending(false)
    if (result.kind === 'problem') return setWrong(sentenceOf(result))
    await onChanged()
    onClose()
  }

  return (
    <Dialog title={t('noteTo', { name: title })} isOpen onClose={onClose}>
      <form className="stack" onSubmit={(event) => void save(event)}>
        <ReasonField
          label={t('note')}
          description={t('noteHint')}
          value={note}
          onChange={setNote}
          autoFocus
        />
        <DialogEnd action={t('saveNote')} wrong={wrong} isPending={isPending} onClose={onClose} />
      </form>
    </Dialog>
  )
}
