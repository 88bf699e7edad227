import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { frames } from '#server/testing/raw-socket.ts'
import { FRAMES } from '#shared/protocol/frames.ts'
import { Attacker } from './attacker.ts'

const NOTHING = new Uint8Array([0])
const QUESTION = frames.step1(NOTHING)
const UPDATE = frames.update(new Uint8Array([0, 0]))
const ANSWER = frames.step2(new Uint8Array([0, 0]))
const REFUSAL = encoding.encode((encoder) => {
  encoding.writeVarUint(encoder, FRAMES.refused.type)
  encoding.writeVarString(encoder, 'invalid')
})
/** Turns of the event loop between two frames, in which the other side reads what has come so far. */
const TURNS_BETWEEN_FRAMES = 20

let server: WebSocketServer
let attacker: Attacker

/** Answers every question and refuses every update, each in its turn and none with the one before, as over a slow line. */
function answerSlowly(socket: WebSocket): void {
  let last = Promise.resolve()
  socket.on('message', (frame: Buffer) => {
    last = last.then(async () => {
      socket.send(frame.equals(QUESTION) ? ANSWER : REFUSAL)
      for (let turn = 0; turn < TURNS_BETWEEN_FRAMES; turn++) await setImmediate()
    })
  })
}

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', answerSlowly)
  await once(server, 'listening')
  attacker = new Attacker(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`, '')
})
afterEach(() => {
  attacker.leave()
  server.close()
})

it('takes no answer to a question among the frames for the answer to what it sends next', async () => {
  expect(await attacker.provoke([QUESTION], NOTHING)).toBe('unopposed')
  expect(await attacker.provoke([UPDATE], NOTHING)).toBe('refused')
})

it('takes no refusal of earlier frames for one of what it sends next', async () => {
  expect(await attacker.provoke([QUESTION, UPDATE], NOTHING)).toBe('refused')
  expect(await attacker.provoke([], NOTHING)).toBe('unopposed')
})
