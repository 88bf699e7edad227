import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import type { EvidenceLine } from '#shared/protocol/schemas/label.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useToasts } from '../../ui/toast.tsx'
import { useKeptFocus } from '../../ui/use-kept-focus.ts'
import { EvidenceItem } from './evidence-item.tsx'
import { useLabelWords } from './use-label-words.ts'

interface EvidencePartProps {
  indicatorId: string
  evidence: readonly EvidenceLine[]
  onChanged(): Promise<void>
}

/** The evidence of an indicator, with what is gone of it. */
export function EvidencePart({ indicatorId, evidence, onChanged }: EvidencePartProps) {
  const t = useTranslations('label.evidence')
  const words = useLabelWords()
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()
  const part = useRef<HTMLElement>(null)
  const kept = useKeptFocus(part, evidence.length)

  async function remove(line: EvidenceLine) {
    const result = await call(routes.removeEvidence, { params: { evidenceId: line.id } })
    if (result.kind === 'problem') return toasts.show({ text: sentenceOf(result) })
    const { title } = words.source(line)
    toasts.show({
      text: t('removed', { name: title }),
      kind: 'undo',
      // What is gone can be linked no more.
      ...(line.state === 'there' && {
        action: { label: t('undo'), onPress: () => void addAgain(line) },
      }),
    })
    await onChanged()
  }

  async function addAgain({ source, note }: EvidenceLine) {
    const result = await call(routes.addEvidence, { params: { indicatorId }, body: { source, note } })
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
    await onChanged()
  }

  return (
    <section ref={part} {...kept} tabIndex={-1} className="label-part" aria-labelledby="dokumentation">
      <h2 id="dokumentation">{t('title')}</h2>
      {evidence.length === 0 ? (
        <p className="label-quiet">{t('none')}</p>
      ) : (
        <ul className="lined-list" aria-labelledby="dokumentation">
          {evidence.map((line) => (
            <EvidenceItem
              key={line.id}
              line={line}
              onRemove={() => void remove(line)}
              onChanged={onChanged}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
