import { describe, expect, test } from 'vitest'
import { ACTIONS, can } from './can.ts'
import { ROLES, type Role } from './person.ts'

const censecDirector = { role: 'director', party: 'censec' } as const
const difosPlanner = { role: 'planner', party: 'difos' } as const
const boardObserver = { role: 'observer', party: 'censec' } as const
const reader = { role: 'reader', party: 'difos' } as const

describe('can', () => {
  test('[RIGHTS-1] directors and planners edit and decide, observers comment, readers read', () => {
    const plan = { kind: 'plan' } as const
    for (const editor of [censecDirector, difosPlanner]) {
      for (const action of ['read', 'edit', 'comment', 'decide', 'export'] as const) {
        expect(can(editor, action, plan)).toBe(true)
      }
    }
    expect(ACTIONS.filter((action) => can(boardObserver, action, plan))).toEqual([
      'read',
      'comment',
      'export',
    ])
    expect(ACTIONS.filter((action) => can(reader, action, plan))).toEqual(['read', 'export'])
  })

  test('[RIGHTS-2] a confidential part is open only to its own directors and planners', () => {
    const censecOnly = { kind: 'confidential', party: 'censec' } as const
    expect(can(censecDirector, 'edit', censecOnly)).toBe(true)
    for (const stranger of [difosPlanner, boardObserver, reader]) {
      expect(ACTIONS.filter((action) => can(stranger, action, censecOnly))).toEqual([])
    }
  })

  test('[MEET-3] closed points are the directors’ of both parties, and nobody else’s, admins included', () => {
    const closed = { kind: 'closed-meeting' } as const
    for (const party of ['censec', 'difos'] as const) {
      expect(ACTIONS.filter((action) => can({ role: 'director', party }, action, closed))).toEqual([
        'read',
        'edit',
        'sign',
      ])
      for (const role of ['planner', 'observer', 'reader'] as const)
        expect(ACTIONS.filter((action) => can({ role, party, admin: true }, action, closed))).toEqual([])
    }
  })

  test('[MEET-2] who works on meetings sees them as they are; an observer the agenda that was sent, a reader the minutes', () => {
    const seen = (role: Role) =>
      (['meeting', 'agenda', 'minutes'] as const).filter((kind) =>
        can({ role, party: 'censec' }, 'read', { kind }),
      )
    expect(seen('planner')).toEqual(['meeting', 'agenda', 'minutes'])
    expect(seen('observer')).toEqual(['agenda', 'minutes'])
    expect(seen('reader')).toEqual(['minutes'])
  })

  test('[UPLOAD-6] the label’s file is its own party’s directors’ and planners’, and nobody’s where there is none', () => {
    const ofCensec = { kind: 'label', party: 'censec' } as const
    for (const role of ['director', 'planner'] as const) {
      const who = { role, party: 'censec' } as const
      expect(ACTIONS.filter((action) => can(who, action, ofCensec))).toEqual(['read', 'edit'])
      expect(ACTIONS.filter((action) => can(who, action, { kind: 'label', party: undefined }))).toEqual([])
    }
    for (const stranger of [difosPlanner, boardObserver, reader, { ...reader, admin: true }])
      expect(ACTIONS.filter((action) => can(stranger, action, ofCensec))).toEqual([])
  })

  test('[COMMENT-1] nobody edits the ledger directly', () => {
    for (const role of ROLES) {
      expect(ACTIONS.filter((action) => can({ role, party: 'censec' }, action, { kind: 'ledger' }))).toEqual([
        'read',
      ])
    }
  })

  test('[COMMENT-9] a comment is changed by its author alone, while they may comment', () => {
    const byIda = { kind: 'comment', authorId: 'ida' } as const
    const ida = { ...boardObserver, id: 'ida' }
    expect(ACTIONS.filter((action) => can(ida, action, byIda))).toEqual(['edit'])
    expect(can({ ...ida, role: 'reader' }, 'edit', byIda)).toBe(false)
    expect(can({ ...censecDirector, id: 'anna', admin: true }, 'edit', byIda)).toBe(false)
    expect(can(censecDirector, 'edit', byIda)).toBe(false)
  })

  test('[RIGHTS-7] a party’s directors manage its own people, an admin everybody, and nobody else anybody', () => {
    const difosDirector = { role: 'director', party: 'difos' } as const
    const admin = { role: 'reader', party: 'difos', admin: true } as const
    const ofCensec = { kind: 'member', party: 'censec' } as const
    expect(can(censecDirector, 'manage', ofCensec)).toBe(true)
    expect(can(difosDirector, 'manage', ofCensec)).toBe(false)
    expect(can(admin, 'manage', ofCensec)).toBe(true)
    for (const one of [censecDirector, difosDirector, admin])
      expect(can(one, 'read', { kind: 'audit' })).toBe(true)
    for (const one of [difosPlanner, boardObserver, reader])
      expect(can(one, 'read', { kind: 'audit' })).toBe(false)
    for (const role of ['planner', 'observer', 'reader'] as const)
      expect(can({ role, party: 'censec' }, 'manage', ofCensec)).toBe(false)
    expect(ACTIONS.filter((action) => can(admin, action, { kind: 'plan' }))).toEqual(['read', 'export'])
    expect(ACTIONS.filter((action) => can(admin, action, { kind: 'confidential', party: 'difos' }))).toEqual(
      [],
    )
  })
})
