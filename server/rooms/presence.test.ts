import * as decoding from 'lib0/decoding'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '#shared/permissions/person.ts'
import { demoPersonNamed } from '../demo/demo-people.ts'
import { frames } from '../testing/raw-socket.ts'
import { ClientOwners } from './client-owners.ts'
import { Presence } from './presence.ts'

const anna = demoPersonNamed('anna')
const mette = demoPersonNamed('mette')
const ida = demoPersonNamed('ida')
const idasSocket = {}
const annasSocket = {}
const mettesSocket = {}

let presence: Presence
let owners: ClientOwners
let now = 0

beforeEach(() => {
  now = 1_000
  owners = new ClientOwners()
  presence = new Presence(owners, () => now)
})

/** The payload of a presence frame. */
function update(...entries: { clientId: number; clock: number; state: unknown }[]): Uint8Array {
  const decoder = decoding.createDecoder(frames.presence(entries))
  decoding.readVarUint(decoder)
  return decoding.readVarUint8Array(decoder)
}

const receive = (socket: object, person: Person, frame: Uint8Array, mayEdit = true) =>
  presence.receive(socket, person, frame, { mayEdit })

describe('[SYNC-5] [S6] presence', () => {
  test('name, party and role are the session’s, whatever the frame says', () => {
    const forged = { user: { name: 'Mette', party: 'difos', role: 'director' }, cursor: { place: 'body/a' } }
    const entry = receive(annasSocket, anna, update({ clientId: 1, clock: 1, state: forged }))
    expect(JSON.parse(entry?.state ?? '')).toEqual({
      user: { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' },
      cursor: { place: 'body/a' },
    })
  })

  test('a socket sets no other state than its own', () => {
    receive(mettesSocket, mette, update({ clientId: 2, clock: 1, state: {} }))
    const before = presence.others(annasSocket)
    const forged = { clientId: 2, clock: 2 ** 50, state: { user: { name: 'x' } } }
    expect(receive(annasSocket, anna, update(forged))).toBeUndefined()
    expect(receive(annasSocket, anna, update({ ...forged, state: null }))).toBeUndefined()
    receive(annasSocket, anna, update({ clientId: 1, clock: 1, state: {} }))
    expect(receive(annasSocket, anna, update({ clientId: 3, clock: 1, state: {} }))).toBeUndefined()
    expect(presence.others(annasSocket)).toEqual(before)
  })

  test('an echo of somebody who has just left brings nobody back', () => {
    receive(mettesSocket, mette, update({ clientId: 2, clock: 5, state: {} }))
    presence.leave(mettesSocket)
    expect(receive(annasSocket, anna, update({ clientId: 2, clock: 5, state: {} }))).toBeUndefined()
    expect(presence.others(annasSocket)).toEqual([])
  })

  test('a state goes when its socket does, and is seen again when the same client comes back', () => {
    const first = receive(mettesSocket, mette, update({ clientId: 2, clock: 5, state: {} }))
    const gone = presence.leave(mettesSocket)
    const back = receive({}, mette, update({ clientId: 2, clock: 5, state: {} }))
    expect(gone?.state).toBe('null')
    expect(gone?.clock).toBeGreaterThan(Number(first?.clock))
    expect(back?.clock).toBeGreaterThan(Number(gone?.clock))
    expect(presence.leave({})).toBeUndefined()
  })

  test('a page that comes back takes over from its own broken line, which then takes nothing away', () => {
    receive(mettesSocket, mette, update({ clientId: 2, clock: 5, state: { cursor: 'old' } }))
    const newSocket = {}
    const back = receive(newSocket, mette, update({ clientId: 2, clock: 5, state: { cursor: 'new' } }))
    expect(back?.state).toContain('new')
    expect(presence.leave(mettesSocket)).toBeUndefined()
    expect(presence.others({})).toEqual([back])
  })

  test('clocks go on growing when the server starts anew', () => {
    for (let clock = 1; clock < 50; clock++)
      receive(annasSocket, anna, update({ clientId: 1, clock, state: {} }))
    const last = presence.others({})[0]?.clock
    now += 5_000
    const anew = new Presence(new ClientOwners(), () => now)
    const entry = anew.receive(annasSocket, anna, update({ clientId: 1, clock: 3, state: {} }), {
      mayEdit: true,
    })
    expect(entry?.clock).toBeGreaterThan(Number(last))
  })

  test('M10 a client id somebody writes under cannot be taken', () => {
    owners.claim(7, 'mette')
    expect(receive(annasSocket, anna, update({ clientId: 7, clock: 1, state: {} }))).toBeUndefined()
  })

  test('[RIGHTS-6] who may not edit keeps nobody from writing under a client id, nor from being seen', () => {
    expect(receive(idasSocket, ida, update({ clientId: 7, clock: 1, state: {} }), false)).toBeDefined()
    expect(owners.mayClaim(7, 'mette')).toBe(true)
    const seen = receive(mettesSocket, mette, update({ clientId: 7, clock: 1, state: {} }))
    expect(seen?.state).toContain('mette')
    expect(receive(idasSocket, ida, update({ clientId: 7, clock: 2, state: {} }), false)).toBeUndefined()
    expect(presence.leave(idasSocket)).toBeUndefined()
    expect(presence.others({})).toEqual([seen])
  })

  test('who may not edit stands in nobody’s place, be it another who may not', () => {
    const seen = receive(idasSocket, ida, update({ clientId: 7, clock: 1, state: {} }), false)
    const rikkesFrame = update({ clientId: 7, clock: 2, state: {} })
    expect(receive({}, demoPersonNamed('rikke'), rikkesFrame, false)).toBeUndefined()
    expect(presence.others({})).toEqual([seen])
  })

  test('M10 a flood of ghosts, a large state and dangerous keys come to nothing', () => {
    const ghosts = Array.from({ length: 50_000 }, (_, clientId) => ({ clientId, clock: 1, state: {} }))
    expect(receive(annasSocket, anna, update(...ghosts))).toBeUndefined()
    const states = [{ text: 'x'.repeat(9_000) }, JSON.parse('{"__proto__": {"admin": true}}'), 5, ['x'], 'x']
    for (const state of states) {
      expect(receive(annasSocket, anna, update({ clientId: 1, clock: 1, state }))).toBeUndefined()
    }
    expect(receive(annasSocket, anna, Uint8Array.of(3, 1))).toBeUndefined()
    expect(presence.others({})).toEqual([])
  })
})
