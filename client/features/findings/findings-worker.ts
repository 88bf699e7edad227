import { createFindingsReader } from '#shared/findings/find-findings.ts'
import type { JudgedActivity } from '#shared/overlap/reading.ts'

const reader = createFindingsReader()

self.addEventListener('message', ({ data }: MessageEvent<readonly JudgedActivity[]>) => {
  self.postMessage(reader.find(data))
})
