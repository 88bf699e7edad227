import { createFindingsReader } from '#shared/findings/find-findings.ts'
import type { JudgedActivity } from '#shared/overlap/reading.ts'
import type { PlanNews } from './plan-news.ts'

let reader = createFindingsReader()
const known = new Map<string, JudgedActivity>()
let order: readonly string[] = []

self.addEventListener('message', ({ data }: MessageEvent<PlanNews>) => {
  if (data.vocabulary) reader = createFindingsReader(data.vocabulary)
  for (const activity of data.changed) known.set(activity.id, activity)
  if (data.order) {
    order = data.order
    const there = new Set(order)
    for (const id of known.keys()) if (!there.has(id)) known.delete(id)
  }
  self.postMessage(reader.find(order.flatMap((id) => known.get(id) ?? [])))
})
