import { type ParseArgsConfig, parseArgs } from 'node:util'
import { reasonOf } from '#shared/basics/reason-of.ts'
import type { Scenario } from './scenario.ts'
import { SERVER_NAMES, type ServerName } from './server-process.ts'

export interface BenchOptions {
  scenarios: readonly Scenario[]
  servers: readonly ServerName[]
  repetitions: number
  /** Short runs of the load, against the bare relay alone: for CI. */
  quick: boolean
  /** Whether the report goes into docs/performance.md. */
  page: boolean
  jsonFile: string | undefined
  /** For the Node profiler's files of Samplan. */
  profileFolder: string | undefined
}

/** Something on the command line that cannot be meant; its message is for whoever typed it. */
export class BenchMistake extends Error {}

/** Reads `--only A,B --servers raw,samplan --repeat 3 --quick --page --json FILE --profile FOLDER`. Throws BenchMistake. */
export function readOptions(words: readonly string[], scenarios: readonly Scenario[]): BenchOptions {
  const { values } = parsed(words, OPTIONS)
  const letters: readonly string[] = scenarios.map(({ letter }) => letter)
  const only = chosen('--only', values.only, letters)
  const names = chosen('--servers', values.servers, SERVER_NAMES)
  const repetitions = Number(values.repeat)
  if (!Number.isInteger(repetitions) || repetitions < 1)
    throw new BenchMistake('--repeat wants a whole number from 1.')
  return {
    scenarios: scenarios.filter(({ letter }) => only.includes(letter)),
    servers: SERVER_NAMES.filter(
      (name) => names.includes(name) && (!values.quick || QUICK_SERVERS.includes(name)),
    ),
    repetitions,
    quick: values.quick,
    page: values.page,
    jsonFile: values.json,
    profileFolder: values.profile,
  }
}

const QUICK_SERVERS: readonly ServerName[] = ['raw', 'samplan']

const OPTIONS = {
  only: { type: 'string' },
  servers: { type: 'string' },
  repeat: { type: 'string', default: '3' },
  quick: { type: 'boolean', default: false },
  page: { type: 'boolean', default: false },
  json: { type: 'string' },
  profile: { type: 'string' },
} as const

/** As `parseArgs` reads the words. Throws BenchMistake. */
export function parsed<const T extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...words], options })
  } catch (error) {
    throw new BenchMistake(reasonOf(error))
  }
}

/** The words of a list, all of which must be known; all that is known where there is no list. Throws BenchMistake. */
export function chosen(
  option: string,
  list: string | undefined,
  known: readonly string[],
): readonly string[] {
  const wanted = list?.split(',') ?? known
  const unknown = wanted.filter((word) => !known.includes(word))
  if (unknown.length > 0)
    throw new BenchMistake(`${option} knows ${known.join(', ')}, and not ${unknown.join(', ')}.`)
  return wanted
}
