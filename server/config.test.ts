import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('[OFFLINE-6] has browsers keep the client unless it is told not to, and takes no other word for it', () => {
  expect(readConfig({}, []).worksOffline).toBe(true)
  expect(readConfig({ OFFLINE: 'off' }, []).worksOffline).toBe(false)
  expect(() => readConfig({ OFFLINE: 'nej' }, [])).toThrow('OFFLINE is "nej", but must be on or off.')
})

it('[SERVERS-4] takes an address of Redis beside a database alone, and repeats no password', () => {
  const database = { DATABASE_URL: 'postgresql://samplan@db.example.dk/samplan' }
  const url = 'rediss://samplan:hemmeligt@redis.example.dk:6380'
  expect(readConfig(database, []).redisUrl).toBeUndefined()
  expect(readConfig({ ...database, REDIS_URL: url }, []).redisUrl).toBe(url)
  expect(() => readConfig({ REDIS_URL: url }, [])).toThrow(
    'REDIS_URL is set without DATABASE_URL: servers share what is in a database, so set both, or neither.',
  )
  for (const wrong of ['redis.example.dk', 'http://redis.example.dk', 'redis://'])
    expect(() => readConfig({ ...database, REDIS_URL: wrong }, [])).toThrow(
      'REDIS_URL must be an address such as redis://samplan:password@redis.example.dk:6379, or rediss:// for TLS.',
    )
})
