import { newsReader } from '#shared/findings/news-reader.ts'
import type { PlanNews } from '#shared/findings/plan-news.ts'

const read = newsReader()

self.addEventListener('message', ({ data }: MessageEvent<PlanNews>) => {
  self.postMessage(read(data))
})
