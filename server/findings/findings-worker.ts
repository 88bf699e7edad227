import { parentPort } from 'node:worker_threads'
import { newsReader } from '#shared/findings/plan-news.ts'
import type { Answer, Message } from './findings-thread.ts'

const readers = new Map<number, ReturnType<typeof newsReader>>()

parentPort?.on('message', (message: Message) => {
  if (message.kind === 'forget') {
    readers.delete(message.reading)
    return
  }
  const read = readers.get(message.reading) ?? newsReader()
  readers.set(message.reading, read)
  const answer: Answer = { question: message.question, findings: read(message.news) }
  parentPort?.postMessage(answer)
})
