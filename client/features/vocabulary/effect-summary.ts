import { useTranslations } from 'use-intl'
import type { Overlap } from '#shared/findings/findings.ts'
import { changesWarnings, type Effect } from '#shared/vocabulary/effect.ts'

/** Gives an effect's one line: »2 aktiviteter · 1 advarsel mere«. */
export function useEffectSummary(): (effect: Effect) => string {
  const t = useTranslations('vocabulary.effect')
  return (effect) => {
    const { appeared, gone, changed, lowered, using, rolesAppeared, rolesGone } = effect
    const { more, fewer, moreRelated, fewerRelated } = {
      more: count(appeared, 'overlap') + count(afterOf(changed), 'overlap') + rolesAppeared.length,
      fewer: count(gone, 'overlap') + count(beforeOf(changed), 'overlap') + rolesGone.length,
      moreRelated: count(appeared, 'related') + count(afterOf(changed), 'related'),
      fewerRelated: count(gone, 'related') + count(beforeOf(changed), 'related'),
    }
    const said = [
      using.length > 0 && t('using', { count: using.length }),
      more > 0 && t('more', { count: more }),
      fewer > 0 && t('fewer', { count: fewer }),
      moreRelated > 0 && t('moreRelated', { count: moreRelated }),
      fewerRelated > 0 && t('fewerRelated', { count: fewerRelated }),
      lowered.length > 0 && t('lowered', { count: lowered.length }),
      using.length > 0 && !changesWarnings(effect) && t('noWarnings'),
    ].filter((part) => part !== false)
    return said.length > 0 ? said.join(' · ') : t('nothing')
  }
}

function count(overlaps: readonly Overlap[], label: Overlap['label']): number {
  return overlaps.filter((overlap) => overlap.label === label).length
}

function beforeOf(changed: Effect['changed']): Overlap[] {
  return changed.map(({ before }) => before)
}

function afterOf(changed: Effect['changed']): Overlap[] {
  return changed.map(({ after }) => after)
}
