import '../../styles/find.css'
import { Search, SearchX, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import {
  Autocomplete,
  Collection,
  Header,
  Input,
  ListBox,
  ListBoxSection,
  SearchField,
} from 'react-aria-components'
import { useNavigate } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { FindIndex } from '#shared/find/find-index.ts'
import type { Person } from '#shared/permissions/person.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { IconButton } from '../../ui/button.tsx'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { useWordings } from '../agreement/wordings-provider.tsx'
import { listPlans } from '../offline/list-plans.ts'
import { useChoices } from './choices.tsx'
import { FoundLine } from './found-line.tsx'
import { foundGroups, type Group, type Line, offeredGroups } from './found-list.ts'
import { hitPath } from './hit-path.ts'
import { searchedAgreement, searchedInPlan } from './local-finds.ts'
import type { OpenPlanFinds } from './open-plan-finds.ts'
import { recentChoices, rememberChoice } from './recent-choices.ts'
import { type Elsewhere, useElsewhere } from './use-elsewhere.ts'
import { useSearchedDuties } from './use-searched-duties.ts'

const MOVING_KEYS = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp']

interface PaletteProps {
  person: Person
  openPlan: OpenPlanFinds | undefined
  typed: string
  onType(typed: string): void
  /** Closes the palette and then does it. */
  onChoose(act: () => void): void
  onClose(): void
  signOut(): void
}

/** What is typed leads to places, acts and whatever was written, by the arrow keys and Enter alone. */
export function Palette({ person, openPlan, typed, onType, onChoose, onClose, signOut }: PaletteProps) {
  const t = useTranslations('find')
  const locale = useLocale()
  const agreement = useAgreement()
  const navigate = useNavigate()
  const list = useRef<HTMLDivElement>(null)
  /** What was typed when Enter was pressed and the first line was not known yet. */
  const awaited = useRef<string>(undefined)
  /** For which words a line was chosen by other keys or the mouse, and not by being the first. */
  const pickedAmong = useRef<string>(undefined)
  const plans = usePlans(person)
  const choices = useChoices({ person, openPlan, plans, signOut })
  const elsewhere = useElsewhere(typed, {
    without: openPlan?.plan.id,
    // While it is opening, or could not be opened, the server looks through it.
    withoutOwn: openPlan?.confidential && openPlan.plan.id,
  })
  const duties = useSearchedDuties(typed.trim() !== '')
  const signed = useWordings()?.list?.inForce
  const [recent] = useState(() => recentChoices(person.id))
  const [choiceIndex] = useState(() => new FindIndex())
  // Read anew each time it is drawn: what is written meanwhile is found with the next letter.
  const searched = [
    ...(openPlan ? searchedInPlan(openPlan, locale) : []),
    searchedAgreement(agreement, signed, locale),
    ...duties,
  ]
  const isAsking = typed.trim() !== ''
  const here = openPlan?.plan.id
  const groups = isAsking
    ? foundGroups(typed, { choices, choiceIndex, searched, here, elsewhere: elsewhere.hits })
    : offeredGroups(choices, recent, searched)
  const searchedElsewhere = openPlan ? (plans.some(({ id }) => id !== here) ? 'others' : 'none') : 'all'
  const lines = groups.flatMap((group) => group.lines)
  // What the server has found stands last: where that is first, it alone can tell what is.
  const [top] = lines
  const isLeftover = top?.kind === 'hit' && top.key === undefined && elsewhere.answers !== typed.trim()
  const first = isLeftover ? undefined : top

  function choose(id: unknown) {
    const line = lines.find((one) => one.id === id)
    if (!line) return
    const key = line.kind === 'choice' ? line.choice.key : line.key
    if (key !== undefined) rememberChoice(person.id, key)
    onChoose(() => follow(line))
  }

  function follow(line: Line) {
    if (line.kind === 'choice') return line.choice.run()
    const { place, isConfidential, elsewhere: plan } = line
    const isOnThisPage = line.isHere || (place.kind === 'clause' && openPlan)
    if (openPlan && isOnThisPage) return openPlan.goTo(place, isConfidential)
    void navigate(hitPath(place, plan?.id ?? plans[0]?.id ?? '', isConfidential))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      // A search field would only empty itself.
      event.stopPropagation()
      onClose()
      return
    }
    if (MOVING_KEYS.includes(event.key)) pickedAmong.current = typed
    if (event.key !== 'Enter') return
    // Else the key is typed into whatever has the focus by the time it is handled.
    event.preventDefault()
    event.stopPropagation()
    const focused = list.current?.querySelector<HTMLElement>('[data-focused]')
    if (pickedAmong.current === typed && focused) choose(focused.dataset.key)
    else if (first) choose(first.id)
    else if (isLeftover || elsewhere.state === 'asking') awaited.current = typed
  }

  // Who has pressed Enter already need not press it again once there is an answer.
  useEffect(() => {
    // What is typed since is another question.
    if (awaited.current !== typed) awaited.current = undefined
    if (awaited.current === undefined || !first) return
    awaited.current = undefined
    choose(first.id)
  })

  return (
    <Autocomplete inputValue={typed} onInputChange={onType}>
      <div className="find-field" onKeyDownCapture={onKeyDown}>
        <Search aria-hidden />
        <SearchField className="find-search" aria-label={t('title')} autoFocus>
          <Input
            className="find-input"
            role="combobox"
            aria-expanded
            aria-haspopup="listbox"
            placeholder={t('placeholder')}
          />
        </SearchField>
        <IconButton label={t('close')} icon={<X aria-hidden />} size="small" onPress={onClose} />
      </div>
      <ListBox<Group & { id: string }>
        ref={list}
        className="find-list"
        aria-label={t('results')}
        items={groups.map((group) => ({ ...group, id: `${group.where}/${group.of}` }))}
        renderEmptyState={() => <NothingFound elsewhere={elsewhere} where={searchedElsewhere} />}
        onAction={choose}
        onPointerMove={() => {
          pickedAmong.current = typed
        }}
      >
        {(group) => (
          <ListBoxSection id={group.id}>
            <GroupHeader group={group} isPlanOpen={openPlan !== undefined} />
            <Collection items={group.lines}>{(line) => <FoundLine line={line} />}</Collection>
          </ListBoxSection>
        )}
      </ListBox>
      <Footer elsewhere={elsewhere} where={searchedElsewhere} count={isAsking ? lines.length : undefined} />
    </Autocomplete>
  )
}

function GroupHeader({ group: { of, where }, isPlanOpen }: { group: Group; isPlanOpen: boolean }) {
  const t = useTranslations('find')
  const what = t(`groups.${of}`)
  const isInOthers = where === 'elsewhere' && isPlanOpen && of !== 'person'
  return (
    <Header className="find-group">
      {where === 'own'
        ? t('groups.inConfidential', { what })
        : isInOthers
          ? t('groups.inOtherPlans', { what })
          : what}
    </Header>
  )
}

/** Where the server looks besides: in the other plans, in none, or in all, since none is on the page. */
type SearchedElsewhere = 'others' | 'none' | 'all'

function NothingFound({ elsewhere, where }: { elsewhere: Elsewhere; where: SearchedElsewhere }) {
  const t = useTranslations('find')
  if (elsewhere.state === 'asking') return <p className="find-waiting">{t('asking', { where })}</p>
  return (
    <div className="find-nothing">
      <SearchX aria-hidden />
      <p className="find-nothing-title">{t('nothing')}</p>
      <p>{t('nothingText')}</p>
    </div>
  )
}

/** What the server makes of it, and how the keys work. */
function Footer({
  elsewhere,
  where,
  count,
}: {
  elsewhere: Elsewhere
  where: SearchedElsewhere
  count: number | undefined
}) {
  const t = useTranslations('find')
  const sentenceOf = useProblemSentence()
  const { state } = elsewhere
  return (
    <footer className="find-footer">
      <p className="find-state" role="status">
        {typeof state === 'object' && t('notElsewhere', { where, why: sentenceOf(state) })}
        {state === 'asking' && t('asking', { where })}
        {state === 'answered' && count !== undefined && t('count', { count })}
      </p>
      <p className="find-keys" aria-hidden>
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t('keys.move')} <kbd>Enter</kbd> {t('keys.choose')} <kbd>Esc</kbd> {t('keys.close')}
      </p>
    </footer>
  )
}

/** The plans there are, as far as this device knows, newest year first; none while that is not known. */
function usePlans(person: Person): readonly PlanSummary[] {
  const [plans, setPlans] = useState<readonly PlanSummary[]>([])
  useEffect(() => {
    let isGone = false
    void listPlans(person).then(({ result }) => {
      if (result.kind === 'ok' && !isGone) setPlans(result.answer.plans.toSorted((a, b) => b.year - a.year))
    })
    return () => {
      isGone = true
    }
  }, [person])
  return plans
}
