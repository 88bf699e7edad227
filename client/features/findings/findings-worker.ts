import { newsReader, type PlanNews } from '#shared/findings/plan-news.ts'

const read = newsReader()

self.addEventListener('message', ({ data }: MessageEvent<PlanNews>) => {
  self.postMessage(read(data))
})
