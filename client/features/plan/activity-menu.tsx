import {
  ArrowDown,
  ArrowUp,
  ClipboardCheck,
  Copy,
  Ellipsis,
  FolderInput,
  Lock,
  LockOpen,
  MessageSquarePlus,
  Trash2,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { MenuTrigger, SubmenuTrigger } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import { can } from '#shared/permissions/can.ts'
import type { Activity } from '#shared/plan/plan.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { mayKeepConfidential } from '../confidential/may-keep-confidential.ts'
import { MoveDialog } from '../confidential/move-dialog.tsx'
import { useFollowUpInAddress } from '../follow-up/follow-up-address.ts'
import { useAgreedSections } from '../sign-off/sign-off-provider.tsx'
import { CardButton } from './card-button.tsx'
import { usePage } from './page-parts.tsx'
import { showPlace } from './show-place.ts'
import { useEdits } from './use-edits.ts'
import { useSectionTitle } from './use-section-title.ts'

/** Everything one can do to an activity as a whole; what dragging does, and more, by keyboard. */
export function ActivityMenu({ activity }: { activity: Activity }) {
  const t = useTranslations('plan')
  const { plan, mayEdit, comments } = usePage()
  const [isMade, setMade] = useState(false)
  const name = activity.title || t('untitled')
  const comment = () => comments.current?.compose({ kind: 'activity', activityId: activity.id })

  if (!mayEdit) {
    if (!can(plan.person, 'comment', { kind: 'plan' })) return null
    return (
      <CardButton
        label={t('commentOn', { title: name })}
        icon={<MessageSquarePlus aria-hidden />}
        onPress={comment}
      />
    )
  }
  // A menu costs more than the rest of the card, so it is made when it is first asked for.
  return isMade ? (
    <MadeMenu activity={activity} name={name} onComment={comment} />
  ) : (
    <CardButton
      label={t('actionsFor', { title: name })}
      icon={<Ellipsis aria-hidden />}
      opensMenu
      onPress={() => setMade(true)}
    />
  )
}

function MadeMenu(props: EditingMenuProps) {
  const t = useTranslations('plan')
  const [isOpen, setOpen] = useState(false)
  const [isMoving, setMoving] = useState(false)
  // Only once the button has the focus: closing gives it back to what had it.
  useEffect(() => setOpen(true), [])
  return (
    <>
      <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <IconButton
          label={t('actionsFor', { title: props.name })}
          icon={<Ellipsis aria-hidden />}
          size="small"
          autoFocus
        />
        {isOpen && <EditingMenu {...props} onMoveSides={() => setMoving(true)} />}
      </MenuTrigger>
      <MoveDialog
        moved={isMoving ? { kind: 'activity', activityId: props.activity.id } : undefined}
        onClose={() => setMoving(false)}
      />
    </>
  )
}

interface EditingMenuProps {
  activity: Activity
  name: string
  onComment(): void
}

function EditingMenu({ activity, name, onComment, onMoveSides }: EditingMenuProps & { onMoveSides(): void }) {
  const t = useTranslations('plan')
  const { plan, order, texts, newActivity, undo, isConfidential } = usePage()
  const confidential = useTranslations('confidential')
  const mayMove = isConfidential || (mayKeepConfidential(plan.person) && activity.party === plan.person.party)
  const followUp = useTranslations('followUp')
  const [, openFollowUp] = useFollowUpInAddress()
  const edits = useEdits()
  const toasts = useToasts()
  const titleOf = useSectionTitle()
  const agreed = useAgreedSections()
  const index = edits.indexOf(activity)
  const last = edits.of(activity.category).length - 1

  const afterMoving = () => requestAnimationFrame(() => showPlace({ activityId: activity.id }))

  function remove() {
    const siblings = edits.of(activity.category)
    const neighbour = siblings[index + 1] ?? siblings[index - 1]
    edits.remove(activity.id)
    order.release(activity.id)
    requestAnimationFrame(() =>
      showPlace(neighbour ? { activityId: neighbour.id } : { category: activity.category }),
    )
    const close = toasts.show({
      kind: 'undo',
      text: t('deleted', { title: name }),
      action: {
        label: t('undo'),
        onPress: () => {
          edits.restore(activity.id)
          requestAnimationFrame(() => showPlace({ activityId: activity.id }))
        },
      },
    })
    undo.onNextEdit(close)
  }

  function duplicate() {
    undo.stopCapturing()
    const id = edits.duplicate(activity, t('copyOf', { title: name }))
    newActivity.set(id)
    requestAnimationFrame(() => texts.focus(`title/${id}`, { edge: 'end' }))
  }

  return (
    <Menu placement="bottom end" aria-label={t('actionsFor', { title: name })}>
      {!isConfidential && (
        <MenuItem icon={<MessageSquarePlus aria-hidden />} onAction={onComment}>
          {t('comment')}
        </MenuItem>
      )}
      {!isConfidential && <MenuSeparator />}
      <MenuItem
        icon={<ArrowUp aria-hidden />}
        isDisabled={index <= 0}
        onAction={() => {
          edits.moveBy(activity, -1)
          afterMoving()
        }}
      >
        {t('moveUp')}
      </MenuItem>
      <MenuItem
        icon={<ArrowDown aria-hidden />}
        isDisabled={index >= last}
        onAction={() => {
          edits.moveBy(activity, 1)
          afterMoving()
        }}
      >
        {t('moveDown')}
      </MenuItem>
      <SubmenuTrigger>
        <MenuItem icon={<FolderInput aria-hidden />}>{t('moveTo')}</MenuItem>
        <Menu placement="beside" aria-label={t('moveTo')}>
          {plan.categories
            .filter((category) => category !== activity.category)
            .map((category) => (
              <MenuItem
                key={category}
                isDisabled={!isConfidential && agreed.has(category)}
                onAction={() => {
                  edits.moveTo(activity, category, edits.of(category).length)
                  afterMoving()
                }}
              >
                {titleOf(category)}
              </MenuItem>
            ))}
        </Menu>
      </SubmenuTrigger>
      <MenuItem icon={<Copy aria-hidden />} onAction={duplicate}>
        {t('duplicate')}
      </MenuItem>
      <MenuItem icon={<ClipboardCheck aria-hidden />} onAction={() => openFollowUp(activity.id)}>
        {followUp('title')}
      </MenuItem>
      {mayMove && <MenuSeparator />}
      {mayMove && (
        <MenuItem
          icon={isConfidential ? <LockOpen aria-hidden /> : <Lock aria-hidden />}
          onAction={onMoveSides}
        >
          {confidential(isConfidential ? 'moveOut' : 'moveIn')}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon={<Trash2 aria-hidden />} isDanger onAction={remove}>
        {t('delete')}
      </MenuItem>
    </Menu>
  )
}
