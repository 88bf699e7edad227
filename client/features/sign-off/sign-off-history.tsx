import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SignOff } from '#shared/sign-off/sign-off.ts'
import { ShowButton } from '../../ui/show-button.tsx'
import type { SectionSignOffs } from './sign-off-provider.tsx'
import { useSigned } from './use-signed.ts'

/** Everything that was said of the section, in order; for as long as it all stands above anyway there is nothing to show. */
export function SignOffHistory({ section: { said, state } }: { section: SectionSignOffs }) {
  const t = useTranslations('signOff')
  const [isShown, setShown] = useState(false)
  const id = useId()
  const standing = [...Object.values(state.approvals), ...state.objections]
  if (said.every((one) => standing.includes(one))) return null
  return (
    <div className="sign-off-history">
      <ShowButton isShown={isShown} controls={id} onPress={() => setShown(!isShown)}>
        {t(isShown ? 'hideHistory' : 'showHistory')}
      </ShowButton>
      {isShown && (
        <ol id={id}>
          {said.map((one) => (
            <Said key={one.id} said={one} />
          ))}
        </ol>
      )}
    </div>
  )
}

function Said({ said }: { said: SignOff }) {
  const t = useTranslations('signOff')
  const signed = useSigned()
  const { act, reason } = said
  const isWithheld = reason === '' && REASONED.has(act)
  return (
    <li>
      {t(`history.${act}`, signed(said))} {reason && t('reason', { reason })}
      {isWithheld && t('reasonWithheld')}
    </li>
  )
}

/** These are never said without one. */
const REASONED: ReadonlySet<SignOff['act']> = new Set(['objected', 'withdrew', 'amended'])
