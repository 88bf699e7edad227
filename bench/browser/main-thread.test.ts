import { expect, test } from 'vitest'
import { longTasks, processorTimeBetween } from './main-thread.ts'

const tasks = [
  { from: 0, wall: 100, processor: 40 },
  { from: 100, wall: 20, processor: 20 },
  { from: 200, wall: 80, processor: 60 },
]

test('a task that lies over the edge counts by its share', () => {
  expect(processorTimeBetween(tasks, 50, 240)).toBeCloseTo(20 + 20 + 30)
})

test('time in which the thread rested counts for nothing', () => {
  expect(processorTimeBetween(tasks, 120, 200)).toBe(0)
})

test('what others on the machine took makes no task long by its processor time', () => {
  expect(longTasks(tasks, 'wall')).toEqual({ count: 2, longest: 100 })
  expect(longTasks(tasks, 'processor')).toEqual({ count: 1, longest: 60 })
  expect(longTasks([], 'wall')).toEqual({ count: 0, longest: 0 })
})
