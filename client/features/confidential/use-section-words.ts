import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { Category } from '#shared/plan/plan.ts'
import { sectionText } from '#shared/plan/plan-document.ts'
import { flatText } from '#shared/plan/text-offsets.ts'

/** A section's own text in plain words, as it is now. */
export function useSectionWords(document: Y.Doc, category: Category): string {
  const store = useMemo(() => {
    const fragment = sectionText(document, category)
    return {
      subscribe(listener: () => void) {
        fragment.observeDeep(listener)
        return () => fragment.unobserveDeep(listener)
      },
      read: () => flatText(fragment).trim(),
    }
  }, [document, category])
  return useSyncExternalStore(store.subscribe, store.read)
}
