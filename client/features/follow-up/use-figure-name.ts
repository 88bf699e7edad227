import { useTranslations } from 'use-intl'
import type { FigureName } from '#shared/account/figures.ts'
import { COUNTS } from '#shared/follow-up/follow-up.ts'
import { REGIONS } from '#shared/follow-up/regions.ts'

/** What a figure of the account is called. */
export function useFigureName(): (name: FigureName) => string {
  const t = useTranslations('followUp')
  return (name) => {
    switch (name) {
      case 'planned':
      case 'untold':
      case 'evaluated':
      case 'budget':
        return t(`figures.${name}`)
      case 'answered':
      case 'spent':
        return t(name)
      case 'held':
      case 'postponed':
      case 'cancelled':
        return t(`outcomes.${name}`)
      default: {
        const count = COUNTS.find((one) => one === name)
        if (count) return t(`counts.${count}`)
        const region = REGIONS.find((one) => name === `region:${one}`)
        return region ? t(`regionNames.${region}`) : t('figures.unknown')
      }
    }
  }
}
