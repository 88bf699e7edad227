/** What is measured beside each other: one embedded server, and several of ours and of Hocuspocus that are one workspace. */
import type { ServerName } from '../server-process.ts'

export const SETUP_NAMES = [
  'embedded',
  'samplan-1',
  'samplan-2',
  'samplan-4',
  'hocuspocus-1',
  'hocuspocus-2',
  'hocuspocus-4',
] as const
export type SetupName = (typeof SETUP_NAMES)[number]

export interface Setup {
  server: Extract<ServerName, 'samplan' | 'hocuspocus'>
  count: number
  usesPostgres: boolean
  usesRedis: boolean
}

const ours = { server: 'samplan', usesPostgres: true, usesRedis: true } as const
const theirs = { server: 'hocuspocus', usesPostgres: false, usesRedis: true } as const

export const SETUPS: Readonly<Record<SetupName, Setup>> = {
  embedded: { server: 'samplan', count: 1, usesPostgres: false, usesRedis: false },
  'samplan-1': { ...ours, count: 1 },
  'samplan-2': { ...ours, count: 2 },
  'samplan-4': { ...ours, count: 4 },
  'hocuspocus-1': { ...theirs, count: 1 },
  'hocuspocus-2': { ...theirs, count: 2 },
  'hocuspocus-4': { ...theirs, count: 4 },
}

export interface Installed {
  postgres: boolean
  redis: boolean
  /** Hocuspocus and its Redis extension. */
  peers: boolean
}

/** Why the setup cannot be measured here; undefined where it can. */
export function whyLeftOut(name: SetupName, installed: Installed): string | undefined {
  const { server, usesPostgres, usesRedis } = SETUPS[name]
  if (server === 'hocuspocus' && !installed.peers)
    return `${name} is left out: \`npm run bench:peers\` installs Hocuspocus and its Redis extension.`
  if (usesPostgres && !installed.postgres)
    return `${name} is left out: \`sudo apt-get install postgresql\` brings PostgreSQL.`
  if (usesRedis && !installed.redis)
    return `${name} is left out: \`sudo apt-get install redis-server\` brings Redis.`
  return undefined
}
