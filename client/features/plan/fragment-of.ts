import type * as Y from 'yjs'
import { isCategory } from '#shared/plan/plan.ts'
import { activityRecords, bodyOf, sectionText } from '#shared/plan/plan-document.ts'

/** The shared text behind a key: `body/<id>` or `section/<category>`. */
export function fragmentOf(document: Y.Doc, key: string): Y.XmlFragment | undefined {
  const [kind, id = ''] = key.split('/')
  if (kind === 'body') {
    const record = activityRecords(document).get(id)
    return record && bodyOf(record)
  }
  const category = Number(id)
  return kind === 'section' && isCategory(category) ? sectionText(document, category) : undefined
}
