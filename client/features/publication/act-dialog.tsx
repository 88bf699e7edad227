import { type FormEvent, type RefObject, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Person } from '#shared/permissions/person.ts'
import { otherParty } from '#shared/plan/plan.ts'
import type { NewPublicationAct, PublicationAnswer } from '#shared/protocol/schemas/publication.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { useNames } from '../../text/unbroken.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckBox } from '../../ui/check-box.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { ReasonField } from '../../ui/reason-field.tsx'
import { useFocusAfterwards } from '../../ui/use-focus-afterwards.ts'
import type { OfferedAct } from './acts-for.ts'
import type { Publication } from './use-publication.ts'

interface ActDialogProps {
  asked: OfferedAct
  answer: PublicationAnswer
  person: Person
  act: Publication['act']
  onClose(): void
  /** What takes the focus once it is done, and not before. */
  focusOnceSaid: RefObject<HTMLElement | null>
}

/** Says what comes of an act before it is done, and asks what belongs to it. */
export function ActDialog(props: ActDialogProps) {
  const t = useTranslations('publication')
  const { asked, answer, onClose } = props
  const isOfRobots = answer.published && (asked.act === 'asked' || asked.act === 'agreed')
  const title =
    isOfRobots && asked.robots
      ? t(`askRobots.${asked.robots}`)
      : t(`titles.${isOfRobots ? 'robotsAgreed' : asked.act}`)
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <ActForm {...props} />
    </Dialog>
  )
}

function ActForm({ asked, answer, person, act, onClose, focusOnceSaid }: ActDialogProps) {
  const t = useTranslations('publication')
  const common = useTranslations('common')
  const sentenceOf = useProblemSentence()
  const [isForAll, setForAll] = useState(false)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [isPending, setPending] = useState(false)
  const leaveFocusThere = useFocusAfterwards(() => focusOnceSaid.current?.focus({ preventScroll: true }))
  const consequences = useConsequences(asked, answer, person)
  const { published, proposal } = answer
  // Of a page that is public the proposal is about this alone.
  const asksOfRobots =
    !published && (asked.act === 'asked' || (asked.act === 'agreed' && proposal?.robots === 'index'))
  const asksWhy = asked.act === 'declined' || asked.act === 'withdrawn'

  async function send(event: FormEvent) {
    event.preventDefault()
    setPending(true)
    const problem = await act(actOf(asked, answer, { isForAll, reason }))
    setPending(false)
    if (problem) return setWrong(sentenceOf(problem))
    leaveFocusThere()
    onClose()
  }

  return (
    <form className="stack" onSubmit={(event) => void send(event)} noValidate>
      {wrong !== undefined && (
        <Banner tone="danger" isUrgent>
          {wrong}
        </Banner>
      )}
      <p>{consequences}</p>
      {asksOfRobots && (
        <CheckBox
          label={t('robots.allow')}
          meaning={t('robots.meaning')}
          isChosen={isForAll}
          onChange={setForAll}
          isDisabled={isPending}
        />
      )}
      {asksWhy && (
        <ReasonField label={t('reason')} description={t('reasonHint')} value={reason} onChange={setReason} />
      )}
      <DialogActions>
        <Button kind="quiet" onPress={onClose}>
          {common('cancel')}
        </Button>
        <Button kind={asked.act === 'withdrawn' ? 'danger' : 'primary'} type="submit" isPending={isPending}>
          {t(asked.act === 'asked' ? 'propose' : `acts.${asked.act}`)}
        </Button>
      </DialogActions>
    </form>
  )
}

function useConsequences(
  { act }: OfferedAct,
  { published, content, proposal }: PublicationAnswer,
  person: Person,
) {
  const t = useTranslations('publication')
  const said = useNames()
  const party = said.party(otherParty(person.party))
  if (act === 'agreed') {
    if (published && proposal) return t(`robots.${proposal.robots}`)
    const activities = content.sections.reduce((sum, section) => sum + section.activities.length, 0)
    return t('consequences.agreed', { sections: content.sections.length, activities })
  }
  if (act === 'asked' && published) return t('consequences.robots', { party })
  return t(`consequences.${act}`, { party })
}

function actOf(
  { act, robots: changed }: OfferedAct,
  { proposal, published }: PublicationAnswer,
  { isForAll, reason }: { isForAll: boolean; reason: string },
): NewPublicationAct {
  const chosen = isForAll ? 'index' : 'noindex'
  switch (act) {
    case 'asked':
      return { act, robots: changed ?? chosen }
    case 'agreed':
      return { act, proposal: proposal?.id ?? '', robots: published && proposal ? proposal.robots : chosen }
    case 'taken-back':
      return { act, proposal: proposal?.id ?? '' }
    case 'declined':
      return { act, proposal: proposal?.id ?? '', reason }
    case 'withdrawn':
      return { act, reason }
    default:
      act satisfies never
      throw new Error('unknown act')
  }
}
