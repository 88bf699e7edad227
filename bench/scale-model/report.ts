import type { z } from 'zod'
import { table } from '../markdown.ts'
import type { Assumptions, measuredFile } from './figures.ts'
import { type Arrangement, type Limit, type Needs, needsOf, peopleInOneRoom, peopleWithin } from './model.ts'

const SIZES = [1_000, 100_000, 10_000_000]
const WRITERS = [2, 5, 20]

const ROWS: Record<Exclude<keyof Needs, 'people'>, [name: string, unit: string]> = {
  workspaces: ['workspaces', ''],
  present: ['people there at the peak', ''],
  sockets: ['sockets', ''],
  rooms: ['documents in memory', ''],
  updatesPerSecond: ['updates a second', ''],
  deliveriesPerSecond: ['deliveries a second', ''],
  serverCores: ['cores for the servers', ''],
  servers: ['servers (processes)', ''],
  serverMemoryBytes: ['their memory', 'B'],
  commitsPerSecond: ['transactions a second', ''],
  postgresCores: ['cores for PostgreSQL', ''],
  walBytesPerSecond: ['its write-ahead log a second', 'B'],
  publishesPerSecond: ['published a second', ''],
  redisCores: ['cores for Redis', ''],
  networkBitsPerSecond: ['network', 'bit/s'],
  storageBytesPerYear: ['kept a year', 'B'],
}

const LIMITS: Record<Limit, string> = {
  process: 'one server',
  postgres: 'one PostgreSQL',
  redis: 'one Redis',
  network: 'one network line',
}

/** The tables of docs/scale.md. */
export function reportOn(
  { measuredOn, machine, figures }: z.infer<typeof measuredFile>,
  assumed: Assumptions,
): string {
  const needs = SIZES.flatMap((people) => [
    needsOf(people, 'own', figures, assumed),
    needsOf(people, 'shared', figures, assumed),
  ])
  const rows = (Object.keys(ROWS) as (keyof typeof ROWS)[]).map((need) => {
    const [name, unit] = ROWS[need]
    return [name, ...needs.map((one) => told(one[need], unit))]
  })
  const limits = (Object.keys(LIMITS) as Limit[]).map((limit) => {
    const people = (arrangement: Arrangement) => told(peopleWithin(limit, arrangement, figures, assumed), '')
    return [LIMITS[limit], people('own'), people('shared')]
  })
  const inOne = WRITERS.map(
    (writers) => `${told(peopleInOneRoom(writers, figures, assumed), '')} with ${writers}`,
  )
  return [
    `Measured on ${measuredOn}: ${machine}.`,
    '',
    table(['', ...SIZES.flatMap((people) => [`${told(people, '')}, own`, 'shared'])], rows),
    '',
    table(['Enough for so many people', 'own', 'shared'], limits),
    '',
    `People in one document on one server, of whom some type all the time: ${inOne.join(', ')} typing.`,
  ].join('\n')
}

const STEPS = ['', 'k', 'M', 'G', 'T', 'P', 'E']

/** Two figures, and the thousands by a letter. */
export function told(value: number, unit: string): string {
  if (value === Number.POSITIVE_INFINITY) return 'any number'
  let [rest, step] = [value, 0]
  while (rest >= 999.5 && step < STEPS.length - 1) [rest, step] = [rest / 1000, step + 1]
  const number = rest >= 9.95 || rest === 0 ? String(Math.round(rest)) : String(Number(rest.toPrecision(2)))
  return `${number}${step > 0 || unit ? ' ' : ''}${STEPS[step]}${unit}`.trim()
}

const WORKSPACES = [20, 100, 500, 2_000]

/** The sizing table of docs/operations.md: one workspace by itself. */
export function sizingOn({ figures }: z.infer<typeof measuredFile>, assumed: Assumptions): string {
  const rows = WORKSPACES.map((people) => {
    const one = needsOf(people, 'own', figures, { ...assumed, peoplePerWorkspace: people })
    return [
      told(people, ''),
      told(one.present, ''),
      told(one.sockets, ''),
      `${told(one.serverCores * 100, '')} %`,
      told(one.serverMemoryBytes, 'B'),
      told(one.networkBitsPerSecond, 'bit/s'),
      told(one.storageBytesPerYear, 'B'),
    ]
  })
  return table(
    ['people', 'of whom there', 'sockets', 'of one core', 'memory', 'network', 'kept a year'],
    rows,
  )
}
