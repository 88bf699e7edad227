import { describe, expect, test } from 'vitest'
import { BUILT_IN_VOCABULARY } from '#shared/overlap/testing/built-in-vocabulary.ts'
import { type Decision, decisionFor } from '../findings/decision.ts'
import { fromPlanFile } from '../overlap/plan-file.ts'
import type { JudgedActivity } from '../overlap/reading.ts'
import { activity } from '../overlap/testing/activity.ts'
import { findRoleFindings } from './find-role-findings.ts'

function finding(
  party: 'censec' | 'difos' | 'joint',
  title: string,
  more: Partial<JudgedActivity> = {},
): string | undefined {
  const [found] = findRoleFindings([activity({ id: 'x', party, title, ...more })], BUILT_IN_VOCABULARY)
  return found && `${found.kind} ${found.clause}`
}

describe('politics (tillaeg.1)', () => {
  test('tillaeg.1.a: CenSec lobbying politicians is DI FOS’s task; DI FOS doing it is not', () => {
    const more = {
      description: 'Vi opfordrer ministeren til at hæve bevillingen.',
      audience: ['forsvarsministeren'],
    }
    expect(finding('censec', 'Møde med forsvarsministeren om forliget', more)).toBe(
      'responsibility tillaeg.1.a',
    )
    expect(finding('difos', 'Møde med forsvarsministeren om forliget', more)).toBeUndefined()
  })

  test('tillaeg.1.b: a hearing response is DI FOS’s task', () => {
    expect(finding('censec', 'Høringssvar om udbudsloven', { audience: ['Erhvervsministeriet'] })).toBe(
      'responsibility tillaeg.1.b',
    )
  })

  test('tillaeg.1.c: labour is Dansk Industri’s own agenda, whoever plans it', () => {
    const more = { description: 'Udspil om udenlandsk arbejdskraft.', audience: ['beskæftigelsesministeren'] }
    expect(finding('censec', 'Kvalificeret arbejdskraft', more)).toBe('parent-organisation tillaeg.1.c')
    expect(finding('difos', 'Kvalificeret arbejdskraft', more)).toBe('parent-organisation tillaeg.1.c')
  })

  test('[FIND-12] a decision from when its kind was called otherwise is still the answer to it', () => {
    const labour = fromPlanFile({
      id: 'a1',
      org: 'censec',
      category: 1,
      title: 'Kvalificeret arbejdskraft',
      description: 'Udspil om udenlandsk arbejdskraft.',
      audience: ['beskæftigelsesministeren'],
    })
    const [found] = findRoleFindings([labour], BUILT_IN_VOCABULARY)
    if (!found) throw new Error('There should be a warning.')
    const kept: Decision = {
      findingId: 'role:a1:broader-di',
      fingerprint: '08l4rxy03j1zr8',
      outcome: 'keep',
      reason: 'Aftalt med DI.',
      by: { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' },
      at: '2026-11-01T08:00:00.000Z',
    }
    expect(found.kind).toBe('parent-organisation')
    expect(decisionFor(found, [kept])).toBe(kept)
  })

  test('[FIND-4] tillaeg.1.d: CenSec may meet the ministry about the cluster itself', () => {
    const more = {
      description: 'Årligt møde om resultatkontrakten for den nationale klynge.',
      audience: ['ministeren'],
    }
    expect(finding('censec', 'Møde med ministeren om klyngebevillingen', more)).toBeUndefined()
    expect(finding('difos', 'Møde med ministeren om klyngebevillingen', more)).toBe(
      'responsibility tillaeg.1.d',
    )
  })

  test('a minister who opens a conference is a guest', () => {
    expect(
      finding('censec', 'Årskonference', {
        description: 'Forsvarsministeren åbner konferencen.',
        audience: ['virksomheder'],
      }),
    ).toBeUndefined()
  })
})

describe('the European Defence Fund (tillaeg.1)', () => {
  test('tillaeg.1.i: informing firms alone involves the other party, unless it is done together', () => {
    expect(finding('difos', 'EDF-informationsdag', { audience: ['virksomheder'] })).toBe(
      'involve tillaeg.1.i',
    )
    expect(
      finding('difos', 'EDF-informationsdag', { audience: ['virksomheder'], partners: ['CenSec'] }),
    ).toBeUndefined()
  })

  test('tillaeg.1.h: matchmaking for consortia is CenSec’s', () => {
    const more = { audience: ['universiteter', 'virksomheder'] }
    expect(finding('difos', 'Matchmaking til EDF-konsortier', more)).toBe('responsibility tillaeg.1.h')
    expect(finding('censec', 'Matchmaking til EDF-konsortier', more)).toBeUndefined()
  })
})

describe('the cluster (tillaeg.2)', () => {
  test('tillaeg.2.b: DI FOS training smaller firms outside its members takes CenSec’s task; its own members may be trained', () => {
    expect(finding('difos', 'Introkursus for nye leverandører', { audience: ["SMV'er"] })).toBe(
      'responsibility tillaeg.2.b',
    )
    expect(
      finding('difos', 'Kursus i ISO 27001', { audience: ['medlemmer af DI FOS', 'mindre medlemmer'] }),
    ).toBeUndefined()
  })
})

describe('abroad (tillaeg.3)', () => {
  test('tillaeg.3.d and 3.f: an export push is DI FOS’s, which must hear CenSec', () => {
    const more = { place: 'Paris', description: 'Fælles stand på Eurosatory.' }
    expect(finding('censec', 'Eksportfremstød til Frankrig', more)).toBe('responsibility tillaeg.3.d')
    expect(finding('difos', 'Eksportfremstød til Frankrig', more)).toBe('involve tillaeg.3.f')
    expect(
      finding('difos', 'Eksportfremstød til Frankrig', {
        ...more,
        description: 'CenSec er hørt om programmet.',
      }),
    ).toBeUndefined()
  })

  test('a bare name does not tell that the other party was heard', () => {
    expect(
      finding('difos', 'Eksportfremstød til Frankrig', { description: 'CenSec er i byen samme uge.' }),
    ).toBe('involve tillaeg.3.f')
    expect(
      finding('difos', 'Eksportfremstød til Frankrig', { description: 'CenSec er ikke hørt om programmet.' }),
    ).toBe('involve tillaeg.3.f')
  })

  test('tillaeg.3.b and 3.c: contact with a large global company is told to the other party', () => {
    expect(finding('difos', 'Besøg hos Lockheed Martin')).toBe('inform tillaeg.3.b')
    expect(finding('censec', 'Udviklingsprojekt med Lockheed Martin')).toBe('inform tillaeg.3.c')
    expect(
      finding('difos', 'Besøg hos Lockheed Martin', { description: 'CenSec er orienteret om besøget.' }),
    ).toBeUndefined()
  })

  test('tillaeg.3.m and 3.n: CenSec may help with industrial cooperation together with DI FOS, and train for it alone', () => {
    expect(finding('censec', 'Speeddating om industrisamarbejde')).toBe('involve tillaeg.3.m')
    expect(finding('censec', 'Kursus i industrisamarbejde', { audience: ["SMV'er"] })).toBeUndefined()
  })

  test('tillaeg.3.k: an international project with research institutions is coordinated with DI FOS', () => {
    expect(
      finding('censec', 'Nordisk forskningsprojekt om batterier', {
        audience: ['forskere'],
        partners: ['FFI', 'VTT'],
      }),
    ).toBe('involve tillaeg.3.k')
  })
})

test('governance.2.b: a closed board seminar leaves out the observer', () => {
  expect(finding('censec', 'Strategiseminar for bestyrelsen', { description: 'Lukket kreds.' })).toBe(
    'involve governance.2.b',
  )
})

test('[FIND-7] joint and cancelled activities have no role finding', () => {
  expect(finding('joint', 'Besøg hos Lockheed Martin')).toBeUndefined()
  expect(finding('difos', 'Besøg hos Lockheed Martin', { status: 'cancelled' })).toBeUndefined()
})

test('the reason names the words and says what the agreement says', () => {
  const [found] = findRoleFindings(
    [activity({ id: 'x', party: 'difos', title: 'Besøg hos LMCO' })],
    BUILT_IN_VOCABULARY,
  )
  expect(found).toMatchObject({ id: 'role:x:inform', words: ['LMCO'] })
  expect(found?.why.da).toBe(
    'Aktiviteten er kontakt til en stor global virksomhed (»LMCO«). Efter aftalen holder DI FOS CenSec orienteret om den.',
  )
})
