import { ChevronDown, X } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import { ACTIVITY_STATUSES, type ActivityStatus } from '#shared/plan/plan.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { usePage } from '../plan/page-parts.tsx'
import { useEdits } from '../plan/use-edits.ts'

interface ChosenActivitiesProps {
  ids: ReadonlySet<string>
  onClear(): void
}

/** What can be done with all that is chosen, in one step that one undo takes back. */
export function ChosenActivities({ ids, onClear }: ChosenActivitiesProps) {
  const t = useTranslations('table')
  const plan = useTranslations('plan')
  const { undo } = usePage()
  const edits = useEdits()
  const toasts = useToasts()
  if (ids.size === 0) return null

  /** The bar goes, and what was pressed in it: the keys go on from the first row that was chosen. */
  function clear() {
    const first = document.querySelector<HTMLElement>('tr[data-chosen] .cell-title')
    onClear()
    requestAnimationFrame(() => first?.focus({ preventScroll: true }))
  }

  function setStatus(status: ActivityStatus) {
    const count = edits.changeAll([...ids], { status })
    toasts.show({
      kind: 'undo',
      text: t('statusSet', { count, status: plan(`statuses.${status}`) }),
      action: { label: t('undo'), onPress: () => undo.undo() },
    })
    clear()
  }

  return (
    <section className="chosen-activities" aria-label={t('chosenLabel')} data-print="hide">
      <span role="status">{t('chosen', { count: ids.size })}</span>
      <MenuTrigger>
        <Button size="small">
          {t('setStatus')}
          <ChevronDown aria-hidden />
        </Button>
        <Menu aria-label={t('setStatus')} placement="top start">
          {ACTIVITY_STATUSES.map((status) => (
            <MenuItem key={status} onAction={() => setStatus(status)}>
              {plan(`statuses.${status}`)}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      <Button kind="quiet" size="small" icon={<X aria-hidden />} onPress={clear}>
        {t('clear')}
      </Button>
    </section>
  )
}
