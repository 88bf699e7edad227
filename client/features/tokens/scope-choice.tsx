import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { TokenScope } from '#shared/tokens/scopes.ts'

interface ScopeChoiceProps {
  /** What the person may do themselves. */
  offered: readonly TokenScope[]
  chosen: readonly TokenScope[]
  onChange(chosen: TokenScope[]): void
}

/** What a token is for. Every token reads. */
export function ScopeChoice({ offered, chosen, onChange }: ScopeChoiceProps) {
  const t = useTranslations('tokens')
  return (
    <fieldset className="scope-choice">
      <legend className="field-label">{t('scopes')}</legend>
      {offered.map((scope) => (
        <Scope
          key={scope}
          scope={scope}
          isChosen={chosen.includes(scope)}
          onChange={(isChosen) =>
            onChange(offered.filter((one) => (one === scope ? isChosen : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  )
}

interface ScopeProps {
  scope: TokenScope
  isChosen: boolean
  onChange(isChosen: boolean): void
}

function Scope({ scope, isChosen, onChange }: ScopeProps) {
  const t = useTranslations('tokens')
  const id = useId()
  return (
    <div className="scope">
      <input
        type="checkbox"
        id={id}
        aria-describedby={`${id}-meaning`}
        checked={isChosen}
        disabled={scope === 'read'}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{t(`scope.${scope}`)}</label>
      <span className="member-note" id={`${id}-meaning`}>
        {t(`scopeMeaning.${scope}`)}
      </span>
    </div>
  )
}
