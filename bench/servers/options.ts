import { BenchMistake, chosen, parsed } from '../options.ts'
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
const OPTIONS = {
  only: { type: 'string' },
  repeat: { type: 'string', default: '3' },
  seconds: { type: 'string', default: '10' },
  page: { type: 'boolean', default: false },
  json: { type: 'string' },
} as const

/** Reads `--only embedded,samplan-2 --repeat 3 --seconds 10 --page --json FILE`. Throws BenchMistake. */
export function readOptions(words: readonly string[]): ServersOptions {
  const { only, repeat, seconds, page, json } = parsed(words, OPTIONS).values
  const names = chosen('--only', only, SETUP_NAMES)
  return {
    names: SETUP_NAMES.filter((name) => names.includes(name)),
    rounds: whole('--repeat', repeat),
    seconds: whole('--seconds', seconds, LONGEST_SECONDS),
    page,
    jsonFile: json,
  }
}

function whole(option: string, word: string, atMost = 100): number {
  const value = Number(word)
  if (!Number.isInteger(value) || value < 1 || value > atMost)
    throw new BenchMistake(`${option} wants a whole number from 1 to ${atMost}.`)
  return value
}
