import { parentPort } from 'node:worker_threads'
import { type NewsReader, newsReaders } from '#shared/findings/news-reader.ts'
import type { Answer, Message } from './findings-thread.ts'

const newReader = newsReaders()
const readers = new Map<number, NewsReader>()

parentPort?.on('message', (message: Message) => {
  if (message.kind === 'forget') {
    readers.delete(message.reading)
    return
  }
  const { reading, question, news } = message
  const read = readers.get(reading) ?? newReader()
  readers.set(reading, read)
  let answer: Answer
  try {
    answer = { question, findings: read(news) }
  } catch (error) {
    // It may know half of the news: what is asked of it before the plan is told anew must not be answered either.
    readers.set(reading, () => {
      throw error
    })
    answer = { question, error }
  }
  parentPort?.postMessage(answer)
})
