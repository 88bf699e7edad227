import { parseArgs } from 'node:util'
import { reasonOf } from '#shared/basics/reason-of.ts'
import { BenchMistake, chosen } from '../options.ts'
import { SETUP_NAMES, type SetupName } from './setups.ts'

export interface ServersOptions {
  names: readonly SetupName[]
  rounds: number
  /** Of typing. */
  seconds: number
  /** Whether the report goes into docs/performance.md. */
  page: boolean
  jsonFile: string | undefined
}

const LONGEST_SECONDS = 60

/** Reads `--only embedded,samplan-2 --repeat 3 --seconds 10 --page --json FILE`. Throws BenchMistake. */
export function readOptions(words: readonly string[]): ServersOptions {
  const { only, repeat, seconds, page, json } = parse(words)
  const names = chosen('--only', only, SETUP_NAMES)
  return {
    names: SETUP_NAMES.filter((name) => names.includes(name)),
    rounds: whole('--repeat', repeat),
    seconds: whole('--seconds', seconds, LONGEST_SECONDS),
    page,
    jsonFile: json,
  }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        only: { type: 'string' },
        repeat: { type: 'string', default: '3' },
        seconds: { type: 'string', default: '10' },
        page: { type: 'boolean', default: false },
        json: { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new BenchMistake(reasonOf(error))
  }
}

function whole(option: string, word: string, atMost = 100): number {
  const value = Number(word)
  if (!Number.isInteger(value) || value < 1 || value > atMost)
    throw new BenchMistake(`${option} wants a whole number from 1 to ${atMost}.`)
  return value
}
