import { expect, test } from 'vitest'
import { Remembered } from './remembered.ts'

test('[OVERVIEW-3] what was made of a room is made once, and anew when somebody has written in it or it could not be made', async () => {
  const remembered = new Remembered<number>()
  const room = { version: 1 }
  let made = 0
  const ask = (key: string) => remembered.of(room, key, async () => ++made)

  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual([1, 1, 2])
  room.version = 2
  expect(await ask('a')).toBe(3)

  const failing = remembered.of(room, 'c', () => Promise.reject(new Error('away')))
  await expect(failing).rejects.toThrow('away')
  expect(await ask('c')).toBe(4)
})
