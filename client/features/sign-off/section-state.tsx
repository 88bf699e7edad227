import { useLocale, useTranslations } from 'use-intl'
import { type Category, PARTIES } from '#shared/plan/plan.ts'
import { isCurrent } from '#shared/sign-off/sign-off.ts'
import { numericDay } from '../../text/moment.ts'
import { unbroken, useNames } from '../../text/unbroken.ts'
import { type SectionSignOffs, useSectionSignOffs } from './sign-off-provider.tsx'
import { STATE_ICONS } from './state-icons.tsx'

/** How far both parties are with a section, in a few words. */
export function useStateWords(): (section: SectionSignOffs) => string {
  const t = useTranslations('signOff')
  const said = useNames()
  const locale = useLocale()
  return ({ state, contentHash }) => {
    const by = PARTIES.find((party) => isCurrent(state.approvals[party], contentHash))
    return t(`states.${state.name}`, {
      day: unbroken(numericDay(state.agreedAt ?? '', locale)),
      party: by ? said.party(by) : '',
    })
  }
}

/** The state of a section in a list of them: a sign, and in words for whoever hears or points at it. A draft has none. */
export function SectionStateSign({ category }: { category: Category }) {
  const section = useSectionSignOffs(category)
  const stateWords = useStateWords()
  const { name } = section.state
  if (name === 'draft') return null
  const words = stateWords(section)
  return (
    <span className="section-state-sign" data-state={name} title={words}>
      {STATE_ICONS[name]}
      <span className="visually-hidden">{words}</span>
    </span>
  )
}
