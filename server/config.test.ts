import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('[OFFLINE-6] has browsers keep the client unless it is told not to, and takes no other word for it', () => {
  expect(readConfig({}, []).worksOffline).toBe(true)
  expect(readConfig({ OFFLINE: 'off' }, []).worksOffline).toBe(false)
  expect(() => readConfig({ OFFLINE: 'nej' }, [])).toThrow('OFFLINE is "nej", but must be on or off.')
})

/** Enough of everything that nothing is left unread. */
const SET = {
  DATABASE_URL: 'postgresql://samplan@db.example.dk/samplan',
  REDIS_URL: 'redis://redis.example.dk',
  SMTP_URL: 'smtp://mail.example.dk',
  MAIL_FROM: 'samplan@example.dk',
  PUBLIC_URL: 'https://plan.example.dk',
}

it('[OPS-10] reads no variable that docs/operations.md does not list, and the page lists no other', () => {
  const read = new Set<string>()
  const environment = new Proxy<NodeJS.ProcessEnv>(SET, {
    get: (target, name) => {
      read.add(String(name))
      return Reflect.get(target, name)
    },
  })
  readConfig(environment, [])
  const page = readFileSync(new URL('../docs/operations.md', import.meta.url), 'utf8')
  const [, settings = ''] = /\n## Settings\n(.*?)\n## /su.exec(page) ?? []
  const listed = [...settings.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => String(name))
  expect(listed.toSorted()).toEqual([...read].toSorted())
})

it('[OPS-10] has what a row of the page says where nothing is set', () => {
  expect(readConfig({}, [])).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    metricsPort: undefined,
    database: undefined,
    dataFolder: 'data',
    drainSeconds: 0,
    uploadRoomBytes: 1_073_741_824,
    trustedProxies: [],
    logLevel: 'warn',
  })
  expect(readConfig({ REDIS_URL: SET.REDIS_URL, DATABASE_URL: SET.DATABASE_URL }, []).drainSeconds).toBe(5)
})

it('[UPLOAD-3] takes a whole number of megabytes for what may be uploaded, also none', () => {
  expect(readConfig({ UPLOAD_ROOM_MB: '20' }, []).uploadRoomBytes).toBe(20 * 1024 * 1024)
  expect(readConfig({ UPLOAD_ROOM_MB: '0' }, []).uploadRoomBytes).toBe(0)
  for (const text of ['-1', '1.5', 'meget', '1e9'])
    expect(() => readConfig({ UPLOAD_ROOM_MB: text }, [])).toThrow(
      `UPLOAD_ROOM_MB is "${text}", but must be a whole number from 0 to 1048576.`,
    )
})

it('[OPS-10] takes proxies one after the other, and no other text for them', () => {
  expect(readConfig({ TRUSTED_PROXIES: '10.0.0.4, fd00::/8' }, []).trustedProxies).toEqual([
    '10.0.0.4',
    'fd00::/8',
  ])
  expect(() => readConfig({ TRUSTED_PROXIES: 'proxy.example.dk' }, [])).toThrow(
    'TRUSTED_PROXIES holds "proxy.example.dk", but must be addresses or networks such as 10.0.0.4, 10.1.0.0/16.',
  )
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
