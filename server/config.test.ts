import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('[OFFLINE-6] has browsers keep the client unless it is told not to, and takes no other word for it', () => {
  expect(readConfig({}, []).worksOffline).toBe(true)
  expect(readConfig({ OFFLINE: 'off' }, []).worksOffline).toBe(false)
  expect(() => readConfig({ OFFLINE: 'nej' }, [])).toThrow('OFFLINE is "nej", but must be on or off.')
})
