import { useTranslations } from 'use-intl'
import type { TokenScope } from '#shared/tokens/scopes.ts'
import { CheckBox } from '../../ui/check-box.tsx'

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
        <CheckBox
          key={scope}
          label={t(`scope.${scope}`)}
          meaning={t(`scopeMeaning.${scope}`)}
          isChosen={chosen.includes(scope)}
          isDisabled={scope === 'read'}
          onChange={(isChosen) =>
            onChange(offered.filter((one) => (one === scope ? isChosen : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  )
}
