import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { WhyAnew } from '../../connection/why-anew.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useConfidentialRegions } from '../confidential/confidential-provider.tsx'
import { mayKeepConfidential } from '../confidential/may-keep-confidential.ts'
import { usePage } from './page-parts.tsx'

/** Says calmly why the plan was opened once more under somebody's hands; never what was moved out of it. */
export function OpenedAnewBanner({ why }: { why: WhyAnew }) {
  const t = useTranslations('plan.openedAnew')
  const common = useTranslations('common')
  const { plan, mayEdit } = usePage()
  const { isOwnMove } = useConfidentialRegions()
  const [isRead, setRead] = useState(false)
  if (isRead || why.kind === 'differs' || isOwnMove) return null
  return (
    <Banner
      action={
        <Button kind="quiet" size="small" onPress={() => setRead(true)}>
          {t('understood')}
        </Button>
      }
    >
      {sentence()} {mayEdit && t('undo')}
    </Banner>
  )

  function sentence(): string {
    if (why.kind === 'agreed' || why.kind === 'taken-out') return t(why.kind)
    if (why.kind !== 'moved') return t('newLife')
    const saved = t(why.isAllSaved ? 'allSaved' : 'notSaved')
    const isOwn = why.by === plan.person.party && mayKeepConfidential(plan.person)
    const moved = isOwn ? t('movedByOwn') : t('moved', { party: common(`parties.${why.by}`) })
    return `${moved} ${saved}`
  }
}
