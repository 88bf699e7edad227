import { join } from 'node:path'
import { ConfigMistake } from './config-mistake.ts'
import { addressesIn, isPostgresAddress } from './database-addresses.ts'
import { isAddressOrNetwork } from './http/trusted-proxies.ts'
import { LOG_LEVELS, type LogLevel } from './log.ts'
import { type ProviderSettings, readProviderSettings } from './oidc/provider-settings.ts'

/** With several servers; one alone has nowhere to send anybody. */
const USUAL_DRAIN_SECONDS = 5
/** A minute is more than who stops a server usually waits. */
const LONGEST_DRAIN_SECONDS = 60
const USUAL_UPLOAD_MB = 1_024
/** A terabyte: more is no file of a secretariat, and no backup of it is made. */
const MOST_UPLOAD_MB = 1_048_576
/** Connections at once; as many people's requests wait for the database at a time. */
export const USUAL_POOL = 8

export interface DatabaseSettings {
  /** As libpq has it, postgresql://user:password@host:port/database; TLS by its sslmode. */
  url: string
  /** How many connections at most are open at once, besides the one that documents are written over. */
  poolSize: number
}

export interface Config {
  host: string
  /** 0 lets the system choose. */
  port: number
  /** Where counts are told on this machine; undefined for nowhere. */
  metricsPort: number | undefined
  /** Where everything is kept instead of in the data folder; undefined for the folder. */
  database: DatabaseSettings | undefined
  /** Where servers that share the database tell each other what is new; undefined where one has it to itself. */
  redisUrl: string | undefined
  dataFolder: string
  /** The file of the agreement in force; undefined for the data folder's, or the built-in one. */
  agreementFile: string | undefined
  demo: boolean
  /** Undefined outside the demo, and where a random one is to be made. */
  demoPassword: string | undefined
  /** Whether the demo has the plan of the year before as well. */
  demoLastYear: boolean
  /** The address people use when it is not http://HOST:PORT, for example behind a proxy with TLS. */
  publicUrl: URL | undefined
  /** How mail is sent; undefined sends none. */
  mail: { url: string; from: string } | undefined
  /** Where people can sign in besides here. */
  providers: ProviderSettings[]
  /** Whether browsers keep the client, so that opened plans work without the server. */
  worksOffline: boolean
  /** Over how long pages are sent to the other servers when this one is told to stop. */
  drainSeconds: number
  /** What uploaded documents may take together. */
  uploadRoomBytes: number
  /** Addresses and networks of proxies on other machines. */
  trustedProxies: string[]
  logLevel: LogLevel
}

/** Reads the environment and the command line. Throws ConfigMistake for the first thing that cannot be meant. */
export function readConfig(environment: NodeJS.ProcessEnv, commandLine: readonly string[]): Config {
  const unknown = commandLine.find((argument) => argument !== '--demo')
  if (unknown !== undefined) throw new ConfigMistake(`Unknown argument ${unknown}: only --demo is known.`)
  const demo = commandLine.includes('--demo')
  const agreementFile = environment.AGREEMENT_FILE || undefined
  if (demo && agreementFile !== undefined) {
    throw new ConfigMistake(
      'AGREEMENT_FILE is set, but the demo is of the built-in agreement: start without --demo, or unset it.',
    )
  }
  return {
    host: environment.HOST || '127.0.0.1',
    port: portFrom('PORT', environment.PORT) ?? 8080,
    metricsPort: portFrom('METRICS_PORT', environment.METRICS_PORT),
    database: databaseFrom(environment),
    redisUrl: redisUrlFrom(environment),
    dataFolder: environment.DATA_DIR || (demo ? join('data', 'demo') : 'data'),
    agreementFile,
    demo,
    demoPassword: environment.DEMO_PASSWORD || undefined,
    demoLastYear: isOn('DEMO_LAST_YEAR', environment.DEMO_LAST_YEAR, 'off'),
    publicUrl: publicUrlFrom(environment.PUBLIC_URL),
    mail: mailFrom(environment, demo),
    providers: readProviderSettings(environment),
    worksOffline: isOn('OFFLINE', environment.OFFLINE),
    drainSeconds: drainSecondsFrom(environment),
    uploadRoomBytes: uploadRoomFrom(environment.UPLOAD_ROOM_MB),
    trustedProxies: trustedProxiesFrom(environment.TRUSTED_PROXIES),
    logLevel: logLevelFrom(environment.LOG_LEVEL),
  }
}

/** DATABASE_URL may hold a password, so no sentence repeats it. */
export function databaseFrom(environment: NodeJS.ProcessEnv): Config['database'] {
  const { DATABASE_URL: url } = environment
  return url ? databaseAt(url, environment) : undefined
}

/** The database of this address, with what else the environment says of databases. */
export function databaseAt(url: string, { DATABASE_POOL: pool }: NodeJS.ProcessEnv): DatabaseSettings {
  if (!addressesIn(url).every(isPostgresAddress))
    throw new ConfigMistake(
      'DATABASE_URL must be an address such as postgresql://samplan:password@db.example.dk:5432/samplan.',
    )
  return { url, poolSize: wholeNumberFrom('DATABASE_POOL', pool, 1, 1_000) ?? USUAL_POOL }
}

/** REDIS_URL may hold a password, so no sentence repeats it. */
function redisUrlFrom({ REDIS_URL: url, DATABASE_URL: databaseUrl }: NodeJS.ProcessEnv): string | undefined {
  if (!url) return undefined
  const { protocol, hostname } = URL.parse(url) ?? {}
  if (!hostname || (protocol !== 'redis:' && protocol !== 'rediss:'))
    throw new ConfigMistake(
      'REDIS_URL must be an address such as redis://samplan:password@redis.example.dk:6379, or rediss:// for TLS.',
    )
  if (!databaseUrl)
    throw new ConfigMistake(
      'REDIS_URL is set without DATABASE_URL: servers share what is in a database, so set both, or neither.',
    )
  return url
}

/** Where nothing is said of it, it is as usual. */
function isOn(name: string, said: string | undefined, usual: 'on' | 'off' = 'on'): boolean {
  const text = said || usual
  if (text === 'on') return true
  if (text === 'off') return false
  throw new ConfigMistake(`${name} is "${text}", but must be on or off.`)
}

function drainSecondsFrom({ DRAIN_SECONDS: text, REDIS_URL: severalServers }: NodeJS.ProcessEnv): number {
  const usual = severalServers ? USUAL_DRAIN_SECONDS : 0
  return wholeNumberFrom('DRAIN_SECONDS', text, 0, LONGEST_DRAIN_SECONDS) ?? usual
}

function uploadRoomFrom(text: string | undefined): number {
  return (wholeNumberFrom('UPLOAD_ROOM_MB', text, 0, MOST_UPLOAD_MB) ?? USUAL_UPLOAD_MB) * 1024 * 1024
}

function trustedProxiesFrom(text: string | undefined): string[] {
  const named = (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  const wrong = named.find((one) => !isAddressOrNetwork(one))
  if (wrong === undefined) return named
  throw new ConfigMistake(
    `TRUSTED_PROXIES holds "${wrong}", but must be addresses or networks such as 10.0.0.4, 10.1.0.0/16.`,
  )
}

function logLevelFrom(text: string | undefined): LogLevel {
  const level = LOG_LEVELS.find((one) => one === (text || 'warn'))
  if (level) return level
  throw new ConfigMistake(`LOG_LEVEL is "${text}", but must be one of ${LOG_LEVELS.join(', ')}.`)
}

function portFrom(name: string, text: string | undefined): number | undefined {
  return wholeNumberFrom(name, text, 0, 65_535)
}

/** Undefined where nothing is said. */
function wholeNumberFrom(
  name: string,
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (!text) return undefined
  const number = Number(text)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new ConfigMistake(`${name} is "${text}", but must be a whole number from ${least} to ${most}.`)
}

function publicUrlFrom(text: string | undefined): URL | undefined {
  if (!text) return undefined
  const url = URL.parse(text)
  if (url && (url.protocol === 'http:' || url.protocol === 'https:') && url.href === `${url.origin}/`)
    return url
  throw new ConfigMistake(
    `PUBLIC_URL is "${text}", but must be an address such as https://plan.example.dk, without a path.`,
  )
}

/** SMTP_URL may hold a password, so no sentence repeats it. */
function mailFrom(
  { SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL: publicUrl }: NodeJS.ProcessEnv,
  demo: boolean,
): Config['mail'] {
  if (!url && !from) return undefined
  if (!url) throw new ConfigMistake('MAIL_FROM is set without SMTP_URL: set both to send mail, or neither.')
  if (!from) throw new ConfigMistake('SMTP_URL is set without MAIL_FROM: set both to send mail, or neither.')
  const { protocol, hostname } = URL.parse(url) ?? {}
  if (!hostname || (protocol !== 'smtp:' && protocol !== 'smtps:')) {
    throw new ConfigMistake('SMTP_URL must be an address such as smtp://user:password@mail.example.dk:587.')
  }
  if (!/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/.test(from)) {
    throw new ConfigMistake(
      `MAIL_FROM is "${from}", but must be an address such as Samplan <samplan@example.dk>.`,
    )
  }
  if (!publicUrl && !demo) {
    throw new ConfigMistake(
      'SMTP_URL is set without PUBLIC_URL: mails need the address that their links lead to.',
    )
  }
  return { url, from }
}
