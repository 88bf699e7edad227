import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ConfidentialKind } from '#shared/confidential/confidential-kind.ts'
import type { Moved } from '#shared/confidential/moved.ts'
import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { usePage } from '../plan/page-parts.tsx'
import { KindField } from './kind-field.tsx'

interface MoveDialogProps {
  /** What is asked about; undefined while nothing is. */
  moved: Moved | undefined
  name: string
  onClose(): void
}

/** Says who will see it, what goes along and what cannot be undone, before anything changes sides. */
export function MoveDialog({ moved, name, onClose }: MoveDialogProps) {
  const t = useTranslations('confidential')
  const { isConfidential } = usePage()
  return (
    <Dialog
      title={t(isConfidential ? 'moveOutTitle' : 'moveInTitle', { name })}
      isOpen={moved !== undefined}
      onClose={onClose}
    >
      {moved && <MoveForm moved={moved} name={name} onClose={onClose} />}
    </Dialog>
  )
}

function MoveForm({ moved, name, onClose }: MoveDialogProps & { moved: Moved }) {
  const t = useTranslations('confidential')
  const common = useTranslations('common')
  const { plan, isConfidential } = usePage()
  const toasts = useToasts()
  const sentenceOf = useProblemSentence()
  const [kind, setKind] = useState<ConfidentialKind>('secretariat')
  const [wrong, setWrong] = useState<string>()
  const [isPending, setPending] = useState(false)
  const party = common(`partiesGenitive.${plan.person.party}`)

  async function move() {
    setPending(true)
    const params = { planId: plan.id }
    const result = isConfidential
      ? await call(routes.makeShared, { params, body: { moved } })
      : await call(routes.makeConfidential, { params, body: { moved, as: kind } })
    setPending(false)
    if (result.kind === 'problem') return setWrong(sentenceOf(result))
    toasts.show({ text: t(isConfidential ? 'movedOut' : 'movedIn', { name }) })
    onClose()
  }

  return (
    <>
      <ul className="confidential-consequences">
        {(isConfidential ? OUT : IN).map((consequence) => (
          <li key={consequence}>{t(`consequences.${consequence}`, { party })}</li>
        ))}
      </ul>
      {!isConfidential && <KindField label={t('kind')} value={kind} onChange={setKind} />}
      {wrong && (
        <Banner tone="danger" isUrgent>
          {wrong}
        </Banner>
      )}
      <DialogActions>
        <Button kind="quiet" onPress={onClose} autoFocus>
          {common('cancel')}
        </Button>
        <Button kind="primary" isPending={isPending} onPress={() => void move()}>
          {t(isConfidential ? 'doMoveOut' : 'doMoveIn')}
        </Button>
      </DialogActions>
    </>
  )
}

const IN = ['onlyOwn', 'goesAlong', 'newGeneration', 'alreadyRead'] as const
const OUT = ['everybody', 'staysHere'] as const
