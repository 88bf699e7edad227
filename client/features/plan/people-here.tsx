import { useSyncExternalStore } from 'react'
import { MenuTrigger, Button as PlainButton } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import { isCategory } from '#shared/plan/plan.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { useStore } from '../../ui/store.ts'
import { WithTooltip } from '../../ui/tooltip.tsx'
import { usePage } from './page-parts.tsx'
import type { OpenPlan } from './plan-context.tsx'
import type { Presence, PresentPerson } from './presence.ts'

const MOST_SHOWN = 5

/** Who else has the plan open, one avatar a person however many windows; choosing one goes to where they are. */
export function PeopleHere() {
  const t = useTranslations('plan')
  const common = useTranslations('common')
  const { plan, presence } = usePage()
  const people = onePerPerson(useStore(presence)).filter(({ personId }) => personId !== plan.person.id)
  if (people.length === 0) return null
  const more = people.length - MOST_SHOWN
  return (
    <MenuTrigger>
      <WithTooltip text={t('peopleHere', { count: people.length })}>
        <PlainButton
          className="people-here"
          aria-label={t('peopleHereNames', { names: people.map(({ name }) => name).join(', ') })}
        >
          {people.slice(0, MOST_SHOWN).map((person) => (
            <Avatar key={person.personId} name={person.name} party={person.party} size="small" />
          ))}
          {more > 0 && <span className="people-more">+{more}</span>}
        </PlainButton>
      </WithTooltip>
      <Menu placement="bottom end" aria-label={t('peopleHere', { count: people.length })}>
        {people.map((person) => (
          <MenuItem
            key={person.personId}
            icon={<Avatar name={person.name} party={person.party} size="small" />}
            onAction={() => goToCaret(plan, person)}
          >
            {`${person.name} · ${common(`parties.${person.party}`)}, ${common(`roles.${person.role}`).toLowerCase()}`}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  )
}

function goToCaret(plan: OpenPlan, { caret }: PresentPerson): void {
  const [kind, id = ''] = caret?.place.split('/') ?? []
  const category = Number(id)
  requestAnimationFrame(() => {
    if (kind === 'section' && isCategory(category)) plan.goTo({ category })
    else if (id) plan.goTo({ activityId: id })
  })
}

function onePerPerson(people: readonly PresentPerson[]): PresentPerson[] {
  const byId = new Map<string, PresentPerson>()
  for (const person of people)
    if (person.caret || !byId.has(person.personId)) byId.set(person.personId, person)
  return [...byId.values()]
}

/** Who is writing in this activity, also where their caret cannot be drawn. */
export function PeopleInActivity({ id }: { id: string }) {
  return <PeopleAt id={id} presence={usePage().presence} />
}

/** Who is writing in what has this id. */
export function PeopleAt({ id, presence }: { id: string; presence: Presence }) {
  const t = useTranslations('plan')
  const people = useSyncExternalStore(presence.subscribe, () => presence.inActivity(id))
  if (people.length === 0) return null
  return (
    <span className="people-in-activity" data-print="hide">
      {onePerPerson(people).map(({ personId, name, party }) => (
        <span key={personId} className="person-chip" data-party={party} title={t('isHere', { name })}>
          <Avatar name={name} party={party} size="small" />
          <span className="visually-hidden">{t('isHere', { name })}</span>
        </span>
      ))}
    </span>
  )
}
