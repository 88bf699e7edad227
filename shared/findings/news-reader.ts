/** Apart from the news themselves: who tells them need not load what finds the warnings, with all of its vocabulary. */
import type { Agreement } from '../agreement/agreement.ts'
import type { JudgedActivity } from '../overlap/reading.ts'
import { createFindingsReader, type FindingsReader } from './find-findings.ts'
import type { Findings } from './findings.ts'
import type { PlanNews } from './plan-news.ts'

/** Answers a plan's warnings from the news that `planNews` has told so far. */
export type NewsReader = (news: PlanNews) => Findings

/** Finds one plan's warnings on another thread than the one it is on. */
export function newsReader(): NewsReader {
  return newsReaders()()
}

/**
 * Answers readers of plans that are all under one agreement: the one told first, since each telling is a copy of it, for which
 * the whole vocabulary would be arranged anew.
 */
export function newsReaders(): () => NewsReader {
  let agreement: Agreement | undefined
  return () => {
    let reader: FindingsReader | undefined
    const known = new Map<string, JudgedActivity>()
    let order: readonly string[] = []
    return (news) => {
      agreement ??= news.agreement
      if (!agreement) throw new Error('The first news of a plan tells its agreement.')
      if (news.vocabulary || !reader) reader = createFindingsReader(agreement, news.vocabulary)
      for (const activity of news.changed) known.set(activity.id, activity)
      if (news.order) {
        order = news.order
        const there = new Set(order)
        for (const id of known.keys()) if (!there.has(id)) known.delete(id)
      }
      return reader.find(order.flatMap((id) => known.get(id) ?? []))
    }
  }
}
