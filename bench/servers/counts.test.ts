import { expect, test } from 'vitest'
import { type Counts, FIGURES, figuresOfFullLoad, figuresOfTyping, type Times } from './counts.ts'
import { SETUPS } from './setups.ts'

const FROM: Counts = {
  at: 5_000,
  updates: 100,
  deliveries: 1_000,
  serverCpu: 400,
  postgresCpu: 70,
  redisCpu: 30,
  publishes: 10,
  bytesToRedis: 1_000,
  bytesFromRedis: 2_000,
}
/** After two seconds with 200 letters that reached ten others each. */
const TO: Counts = {
  at: 7_000,
  updates: 300,
  deliveries: 3_000,
  serverCpu: 500,
  postgresCpu: 90,
  redisCpu: 40,
  publishes: 110,
  bytesToRedis: 41_000,
  bytesFromRedis: 82_000,
}
const TIMES: Times = { latencies: [1, 2, 3], latenciesElsewhere: [3], acknowledgements: [4, 5, 6] }

test('what servers share is told apart from what they do, by update and by delivery', () => {
  expect(figuresOfTyping(SETUPS['samplan-2'], FROM, TO, TIMES)).toEqual({
    cpu: 50,
    allCpu: 65,
    postgresCpu: 100,
    redisCpu: 50,
    publishes: 0.5,
    bytesToRedis: 200,
    bytesFromRedis: 400,
    ackP50: 5,
    ackP95: 6,
    p50: 2,
    p95: 3,
    elsewhereP50: 3,
    elsewhereP95: 3,
  })
})

test('a setup answers for the stores that it uses, and for no others', () => {
  const embedded = figuresOfTyping(SETUPS.embedded, FROM, TO, TIMES)
  expect(embedded).toEqual({ cpu: 50, allCpu: 50, ackP50: 5, ackP95: 6, p50: 2, p95: 3 })
  const theirs = figuresOfTyping(SETUPS['hocuspocus-1'], FROM, TO, TIMES)
  expect(theirs).toMatchObject({ cpu: 50, allCpu: 55, redisCpu: 50 })
  for (const missing of ['postgresCpu', 'ackP50', 'elsewhereP50']) expect(theirs).not.toHaveProperty(missing)
})

test('under full load deliveries are told by the second', () => {
  expect(figuresOfFullLoad(SETUPS['samplan-4'], FROM, TO)).toEqual({
    rate: 1_000,
    fullCpu: 50,
    fullAllCpu: 65,
  })
})

test('every figure has its words', () => {
  const all = {
    ...figuresOfTyping(SETUPS['samplan-2'], FROM, TO, TIMES),
    ...figuresOfFullLoad(SETUPS['samplan-2'], FROM, TO),
  }
  expect(Object.keys(all).sort()).toEqual(Object.keys(FIGURES).sort())
})
