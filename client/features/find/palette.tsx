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
import { routes } from '#shared/protocol/routes.ts'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { IconButton } from '../../ui/button.tsx'
import { useAgreement } from '../agreement/agreement-provider.tsx'
import { useChoices } from './choices.tsx'
import { FoundLine } from './found-line.tsx'
import { foundGroups, type Group, type GroupName, type Line, offeredGroups } from './found-list.ts'
import { hitPath } from './hit-path.ts'
import { searchedAgreement, searchedInPlan } from './local-finds.ts'
import type { OpenPlanFinds } from './open-plan-finds.ts'
import { recentChoices, rememberChoice } from './recent-choices.ts'
import { type Elsewhere, useElsewhere } from './use-elsewhere.ts'

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
  /** What was typed when Enter was pressed and nothing had been found yet. */
  const awaited = useRef<string>(undefined)
  const plans = usePlans()
  const choices = useChoices({ person, openPlan, plans, signOut })
  const elsewhere = useElsewhere(typed, openPlan?.plan.id)
  const [recent] = useState(() => recentChoices(person.id))
  const [choiceIndex] = useState(() => new FindIndex())
  // Read anew each time it is drawn: what is written meanwhile is found with the next letter.
  const searched = [
    ...(openPlan ? searchedInPlan(openPlan, locale) : []),
    searchedAgreement(agreement, locale),
  ]
  const isAsking = typed.trim() !== ''
  const groups = isAsking
    ? foundGroups(typed, { choices, choiceIndex, searched, elsewhere: elsewhere.hits })
    : offeredGroups(choices, recent, searched)
  const lines = groups.flatMap((group) => group.lines)

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
    if (event.key !== 'Enter') return
    // Else the key is typed into whatever has the focus by the time it is handled.
    event.preventDefault()
    event.stopPropagation()
    // No line is in focus after a word was taken out, or while the server had not answered; then it is the first.
    const focused = list.current?.querySelector<HTMLElement>('[data-focused]')
    if (lines.length > 0) choose(focused?.dataset.key ?? lines[0]?.id)
    else if (elsewhere.state === 'asking') awaited.current = typed
  }

  // Who has pressed Enter already need not press it again once there is an answer.
  useEffect(() => {
    const [first] = lines
    if (awaited.current !== typed || !first) return
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
      <ListBox<Group & { id: GroupName }>
        ref={list}
        className="find-list"
        aria-label={t('results')}
        items={groups.map((group) => ({ ...group, id: group.name }))}
        renderEmptyState={() => <NothingFound elsewhere={elsewhere} />}
        onAction={choose}
      >
        {(group) => (
          <ListBoxSection id={group.id}>
            <GroupHeader name={group.name} isPlanOpen={openPlan !== undefined} />
            <Collection items={group.lines}>{(line) => <FoundLine line={line} />}</Collection>
          </ListBoxSection>
        )}
      </ListBox>
      <Footer elsewhere={elsewhere} count={isAsking ? lines.length : undefined} />
    </Autocomplete>
  )
}

function GroupHeader({ name, isPlanOpen }: { name: GroupName; isPlanOpen: boolean }) {
  const t = useTranslations('find')
  const isElsewhere = name.startsWith('elsewhere-')
  const kind = (isElsewhere ? name.slice('elsewhere-'.length) : name) as Exclude<
    GroupName,
    `elsewhere-${string}`
  >
  const title = t(`groups.${kind}`)
  return (
    <Header className="find-group">
      {isElsewhere && isPlanOpen && kind !== 'person' ? t('groups.inOtherPlans', { what: title }) : title}
    </Header>
  )
}

function NothingFound({ elsewhere }: { elsewhere: Elsewhere }) {
  const t = useTranslations('find')
  if (elsewhere.state === 'asking') return <p className="find-waiting">{t('asking')}</p>
  return (
    <div className="find-nothing">
      <SearchX aria-hidden />
      <p className="find-nothing-title">{t('nothing')}</p>
      <p>{t('nothingText')}</p>
    </div>
  )
}

/** What the server makes of it, and how the keys work. */
function Footer({ elsewhere, count }: { elsewhere: Elsewhere; count: number | undefined }) {
  const t = useTranslations('find')
  const sentenceOf = useProblemSentence()
  const { state } = elsewhere
  return (
    <footer className="find-footer">
      <p className="find-state" role="status">
        {typeof state === 'object' && t('notElsewhere', { why: sentenceOf(state) })}
        {state === 'asking' && t('asking')}
        {state === 'answered' && count !== undefined && t('count', { count })}
      </p>
      <p className="find-keys" aria-hidden>
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t('keys.move')} <kbd>Enter</kbd> {t('keys.choose')} <kbd>Esc</kbd> {t('keys.close')}
      </p>
    </footer>
  )
}

/** The plans there are, newest year first; none while that is not known. */
function usePlans(): readonly PlanSummary[] {
  const [plans, setPlans] = useState<readonly PlanSummary[]>([])
  useEffect(() => {
    let isGone = false
    void call(routes.listPlans).then((result) => {
      if (result.kind === 'ok' && !isGone) setPlans(result.answer.plans.toSorted((a, b) => b.year - a.year))
    })
    return () => {
      isGone = true
    }
  }, [])
  return plans
}
