import { memo, useMemo, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type * as Y from 'yjs'
import type { Category } from '#shared/plan/plan.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import type { RichText } from '#shared/plan/rich-text.ts'
import { readRichText } from '#shared/plan/rich-text-document.ts'
import type { Store } from '../../ui/store.ts'
import { SignOffStrip } from '../sign-off/sign-off-strip.tsx'
import { usePage } from './page-parts.tsx'
import { sectionElementId } from './show-place.ts'
import { TextInPlan } from './text-in-plan.tsx'
import { useSectionTitle } from './use-section-title.ts'

/** A section's fixed heading, how far both parties are with it, and its own text. */
export const SectionHead = memo(function SectionHead({ category }: { category: Category }) {
  const t = useTranslations('plan')
  const { plan } = usePage()
  const titleOf = useSectionTitle()
  const fragment = sectionText(plan.document, category)
  const store = useMemo(() => richTextStore(fragment), [fragment])
  const text = useSyncExternalStore(store.subscribe, store.read)
  return (
    <div className="section-head" data-item="" data-category={category}>
      <h2 id={sectionElementId(category)} tabIndex={-1}>
        {titleOf(category)}
      </h2>
      <SignOffStrip category={category} />
      <TextInPlan
        place={{ kind: 'section', category }}
        fragment={fragment}
        text={text}
        label={t('sectionText', { category })}
        placeholder={t('sectionPlaceholder')}
      />
    </div>
  )
})

function richTextStore(fragment: Y.XmlFragment): Store<RichText> {
  let text = readRichText(fragment)
  return {
    subscribe(listener) {
      const onChange = () => {
        text = readRichText(fragment)
        listener()
      }
      fragment.observeDeep(onChange)
      return () => fragment.unobserveDeep(onChange)
    },
    read: () => text,
  }
}
