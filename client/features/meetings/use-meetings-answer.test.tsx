import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { render } from '../../testing/render.tsx'
import { type MeetingsList, useMeetingsAnswer } from './use-meetings-answer.ts'

let close = async () => {}
afterEach(async () => {
  await close()
  vi.unstubAllGlobals()
})

const answerOf = (next: string) => ({
  meetings: [],
  next,
  tasks: [],
  contact: { on: '2027-01-01', hasBeen: false, days: 1, isOverdue: false },
  contacts: [],
})

it('[MEET-2] an answer that comes after one to a later question changes nothing', async () => {
  const waiting: ((next: string) => void)[] = []
  vi.stubGlobal(
    'fetch',
    () => new Promise((resolve) => waiting.push((next) => resolve(Response.json(answerOf(next))))),
  )
  let list: MeetingsList | undefined
  function Probe() {
    list = useMeetingsAnswer()
    return null
  }
  close = (await render(<Probe />)).close
  await act(async () => void list?.load())
  expect(waiting).toHaveLength(2)
  await act(async () => waiting[1]?.('2027-04'))
  await vi.waitFor(() => expect(list?.meetings?.next).toBe('2027-04'))
  await act(async () => waiting[0]?.('2027-03'))
  await act(async () => {})
  expect(list?.meetings?.next).toBe('2027-04')
})
