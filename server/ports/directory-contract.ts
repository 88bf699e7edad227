import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PlanSummary } from '#shared/protocol/schemas/plans.ts'
import {
  AddressTaken,
  type ApiToken,
  type CalendarFeed,
  type Directory,
  type Identity,
  IdentityTaken,
  type Invitation,
  type Member,
  type Session,
} from './directory.ts'

export interface DirectoryUnderTest {
  directory: Directory
  /** Another look at the same store; absent where nothing outlives the process. */
  reopen?: () => Promise<Directory>
  teardown?: () => Promise<void>
}

/** Every promise of the directory port; called from each adapter's test. */
export function testDirectoryContract(setUp: () => Promise<DirectoryUnderTest>): void {
  let under: DirectoryUnderTest
  let directory: Directory

  beforeEach(async () => {
    under = await setUp()
    directory = under.directory
  })
  afterEach(() => under.teardown?.())

  const member = (id: string): Member => ({
    person: { id, name: id, email: `${id}@censec.example`, party: 'censec', role: 'director', admin: false },
    passwordHash: `hash of ${id}`,
  })
  const plan = (id: string, year: number, createdAt: string): PlanSummary => ({
    id,
    year,
    createdAt,
    title: id,
    status: 'draft',
  })

  it('is empty until the first member is added', async () => {
    expect(await directory.isEmpty()).toBe(true)
    await directory.addMember(member('anna'))
    expect(await directory.isEmpty()).toBe(false)
  })

  it('finds a member by e-mail, whatever its case, and a person by id', async () => {
    await directory.addMember(member('anna'))
    expect(await directory.findMemberByEmail(' ANNA@Censec.example ')).toEqual(member('anna'))
    expect(await directory.findPerson('anna')).toEqual(member('anna').person)
    expect(await directory.findMemberByEmail('nobody@censec.example')).toBeUndefined()
    expect(await directory.findPerson('nobody')).toBeUndefined()
    expect(await directory.listPeople()).toEqual([member('anna').person])
  })

  it('lets one address belong to one person', async () => {
    await directory.addMember(member('anna'))
    const twin = {
      ...member('anna'),
      person: { ...member('anna').person, id: 'x', email: 'ANNA@censec.example' },
    }
    await expect(directory.addMember(twin)).rejects.toThrow(AddressTaken)
    expect(await directory.listPeople()).toHaveLength(1)
    await directory.addMember(member('peter'))
    expect(await directory.listPeople()).toHaveLength(2)
  })

  it('changes a password hash', async () => {
    await directory.addMember(member('anna'))
    await directory.setPasswordHash('anna', 'another')
    await directory.setPasswordHash('nobody', 'x')
    expect((await directory.findMemberByEmail('anna@censec.example'))?.passwordHash).toBe('another')
  })

  const session = (secretHash: string, more: Partial<Session> = {}): Session => ({
    id: `id of ${secretHash}`,
    secretHash,
    personId: 'anna',
    startedAt: '2027-01-01T08',
    device: 'Firefox',
    expiresAt: '2027-01-02',
    ...more,
  })

  it('keeps sessions until they are removed, and drops those that have ended', async () => {
    await directory.addMember(member('anna'))
    await directory.addSession(session('a'))
    await directory.addSession(session('b', { expiresAt: '2027-01-03' }))
    await directory.addSession(session('old', { expiresAt: '2027-01-01' }))
    await directory.removeSession('a', '2027-01-01T12')
    expect(await directory.findSession('a')).toBeUndefined()
    expect(await directory.findSession('old')).toBeUndefined()
    expect(await directory.findSession('b')).toEqual(session('b', { expiresAt: '2027-01-03' }))
  })

  it('lists a person’s sessions from the first, and ends one of them by its id', async () => {
    for (const id of ['anna', 'mette']) await directory.addMember(member(id))
    await directory.addSession(session('later', { startedAt: '2027-01-01T12' }))
    await directory.addSession(session('early'))
    await directory.addSession(session('other', { personId: 'mette' }))
    expect((await directory.listSessions('anna')).map(({ secretHash }) => secretHash)).toEqual([
      'early',
      'later',
    ])
    expect(await directory.endSession('anna', 'id of other')).toBeUndefined()
    expect(await directory.endSession('anna', 'id of early')).toEqual(session('early'))
    expect(await directory.findSession('early')).toBeUndefined()
    expect(await directory.findSession('other')).toBeDefined()
  })

  it('ends every session of a person, but one that is to be kept, or of everybody, and says which', async () => {
    for (const personId of ['anna', 'mette', 'peter']) {
      await directory.addMember(member(personId))
      await directory.addSession(session(`of ${personId}`, { personId }))
      await directory.addSession(session(`more of ${personId}`, { personId }))
    }
    const ended = await directory.endSessions('anna', { secretHash: 'of anna' })
    expect(ended.map(({ secretHash }) => secretHash)).toEqual(['more of anna'])
    expect(await directory.findSession('of anna')).toBeDefined()
    await directory.endSessions('anna')
    expect(await directory.findSession('of anna')).toBeUndefined()
    expect(await directory.findSession('of mette')).toBeDefined()
    expect(await directory.endSessions()).toHaveLength(4)
    expect(await directory.findSession('of mette')).toBeUndefined()
  })

  it('adds a session only while its person is as they were when they showed who they are', async () => {
    await directory.addMember(member('anna'))
    const asShown = ({ passwordHash }: Member) => passwordHash === 'hash of anna'
    expect(await directory.addSession(session('a'), asShown)).toBe(true)
    const [, second] = await Promise.all([
      directory.setPasswordHash('anna', 'another'),
      directory.addSession(session('b'), asShown),
    ])
    expect(second).toBe(false)
    expect(await directory.findSession('b')).toBeUndefined()
    expect(await directory.addSession(session('c', { personId: 'nobody' }), () => true)).toBe(false)
  })

  it('adds no session of somebody who is deactivated or not there', async () => {
    await directory.addMember(member('anna'))
    await directory.changeMember('anna', { deactivatedAt: '2027-01-01' }, () => {})
    expect(await directory.addSession(session('a'))).toBe(false)
    expect(await directory.addSession(session('b'), () => true)).toBe(false)
    expect(await directory.addSession(session('c', { personId: 'nobody' }))).toBe(false)
    expect(await directory.listSessions('anna')).toEqual([])
    await directory.changeMember('anna', { deactivatedAt: null }, () => {})
    expect(await directory.addSession(session('a'))).toBe(true)
  })

  it('gives a session another secret, and remembers when it was last seen', async () => {
    await directory.addMember(member('anna'))
    await directory.addSession(session('a'))
    expect(await directory.renewSession('a', 'next')).toBe(true)
    expect(await directory.renewSession('a', 'other')).toBe(false)
    await directory.noteSeen('id of a', '2027-01-01T09')
    await directory.noteSeen('nobody', '2027-01-01T09')
    expect(await directory.findSession('a')).toBeUndefined()
    expect(await directory.findSession('next')).toEqual({
      ...session('next'),
      id: 'id of a',
      lastSeenAt: '2027-01-01T09',
    })
  })

  it('changes a member as long as what must hold of all holds', async () => {
    await directory.addMember(member('anna'))
    await directory.addMember(member('mette'))
    const anything = () => {}
    const changed = await directory.changeMember('anna', { role: 'observer', admin: true }, anything)
    expect(changed?.person).toMatchObject({ role: 'observer', admin: true })
    await directory.changeMember('anna', { deactivatedAt: '2027-01-01' }, anything)
    expect((await directory.findMember('anna'))?.deactivatedAt).toBe('2027-01-01')
    await directory.changeMember('anna', { deactivatedAt: null }, anything)
    expect(await directory.findMember('anna')).toEqual({ ...member('anna'), person: changed?.person })
    const refused = directory.changeMember('mette', { role: 'reader' }, (members, before) => {
      expect(members.map(({ person }) => person.role)).toEqual(['observer', 'reader'])
      expect(before).toEqual(member('mette'))
      throw new Error('no director left')
    })
    await expect(refused).rejects.toThrow('no director left')
    expect((await directory.findMember('mette'))?.person.role).toBe('director')
    expect(await directory.changeMember('nobody', { role: 'reader' }, anything)).toBeUndefined()
  })

  it('remembers when somebody last signed in', async () => {
    await directory.addMember(member('anna'))
    await directory.noteSignIn('anna', '2027-01-01T08')
    await directory.noteSignIn('nobody', '2027-01-01T08')
    expect((await directory.listMembers())[0]?.lastSignInAt).toBe('2027-01-01T08')
  })

  it('lets each code and each recovery code of a second factor be used once', async () => {
    await directory.addMember(member('anna'))
    expect(await directory.spendStep('anna', 7)).toBe(false)
    await directory.setSecondFactor('anna', { secret: 'ABC', recoveryHashes: ['a', 'b'], lastStep: 0 })
    const steps = await Promise.all([7, 7, 6, 8].map((step) => directory.spendStep('anna', step)))
    expect(steps).toEqual([true, false, false, true])
    const codes = await Promise.all(['a', 'a', 'c'].map((hash) => directory.spendRecoveryCode('anna', hash)))
    expect(codes).toEqual([true, false, false])
    expect((await directory.findMember('anna'))?.secondFactor).toEqual({
      secret: 'ABC',
      recoveryHashes: ['b'],
      lastStep: 8,
    })
    await directory.setSecondFactor('anna', undefined)
    expect((await directory.findMember('anna'))?.secondFactor).toBeUndefined()
    expect(await directory.spendRecoveryCode('anna', 'b')).toBe(false)
  })

  it('keeps what holds for the workspace', async () => {
    expect(await directory.readSettings()).toEqual({ secondFactorForDirectors: false })
    expect(await directory.changeSettings({ secondFactorForDirectors: true })).toEqual({
      secondFactorForDirectors: true,
    })
    expect(await directory.readSettings()).toEqual({ secondFactorForDirectors: true })
  })

  const invitation = (id: string, email = `${id}@difos.example`): Invitation => ({
    id,
    tokenHash: `token of ${id}`,
    email,
    party: 'difos',
    role: 'observer',
    by: 'Mette',
    at: '2027-01-01T08',
    expiresAt: '2027-01-04T08',
  })

  it('keeps one invitation an address and party, the newest, and lists the newest first', async () => {
    await directory.addInvitation(invitation('first', 'ny@difos.example'))
    await directory.addInvitation({ ...invitation('of censec', 'ny@difos.example'), party: 'censec' })
    await directory.addInvitation(invitation('other'))
    await directory.addInvitation(invitation('second', 'NY@difos.example'))
    expect((await directory.listInvitations()).map(({ id }) => id)).toEqual(['second', 'other', 'of censec'])
    expect(await directory.findInvitation('token of first')).toBeUndefined()
    expect(await directory.removeInvitation('other')).toBe(true)
    expect(await directory.removeInvitation('other')).toBe(false)
    await directory.addMember(member('anna'))
    await expect(directory.addInvitation(invitation('third', 'ANNA@censec.example'))).rejects.toThrow(
      AddressTaken,
    )
  })

  it('lets an invitation be accepted once, and not after its time', async () => {
    await directory.addInvitation(invitation('late'))
    expect(await directory.acceptInvitation('token of late', '2027-01-04T08', member('late'))).toBe(false)
    await directory.addInvitation(invitation('new'))
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        directory.acceptInvitation('token of new', '2027-01-02', member(`new-${index}`)),
      ),
    )
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await directory.listPeople()).toHaveLength(1)
    expect(await directory.findInvitation('token of new')).toBeUndefined()
    expect(await directory.acceptInvitation('token of none', '2027-01-02', member('x'))).toBe(false)
  })

  const identity = (issuer: string, subject: string): Identity => ({
    issuer,
    subject,
    linkedAt: '2027-01-01T08',
  })

  it('[OIDC-3] knows a person by issuer and subject together', async () => {
    await directory.addMember(member('anna'))
    await directory.linkIdentity('anna', identity('a.example', '1'))
    await directory.linkIdentity('nobody', identity('a.example', '2'))
    const again = under.reopen ? await under.reopen() : directory
    expect((await again.findMemberByIdentity('a.example', '1'))?.person.id).toBe('anna')
    expect(await again.findMemberByIdentity('b.example', '1')).toBeUndefined()
    expect(await again.findMemberByIdentity('a.example', '2')).toBeUndefined()
  })

  it('[OIDC-3] keeps one identity of an issuer a person, and none of two people', async () => {
    await directory.addMember(member('anna'))
    await directory.addMember(member('mette'))
    await directory.linkIdentity('anna', identity('a.example', '1'))
    await directory.linkIdentity('anna', identity('b.example', '1'))
    await directory.linkIdentity('anna', identity('a.example', '2'))
    expect((await directory.findMember('anna'))?.identities).toEqual([
      identity('b.example', '1'),
      identity('a.example', '2'),
    ])
    await expect(directory.linkIdentity('mette', identity('a.example', '2'))).rejects.toThrow(IdentityTaken)
    await directory.linkIdentity('mette', identity('a.example', '1'))
    const both = await Promise.allSettled([
      directory.linkIdentity('anna', identity('c.example', '1')),
      directory.linkIdentity('mette', identity('c.example', '1')),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('[OIDC-7] lets nobody take away the last thing they sign in with', async () => {
    const { passwordHash: _, ...without } = member('anna')
    await directory.addMember({ ...without, identities: [identity('a.example', '1')] })
    await directory.linkIdentity('anna', identity('b.example', '1'))
    expect(await directory.unlinkIdentity('anna', 'c.example')).toBe('unknown')
    expect(await directory.unlinkIdentity('nobody', 'a.example')).toBe('unknown')
    const both = await Promise.all([
      directory.unlinkIdentity('anna', 'a.example'),
      directory.unlinkIdentity('anna', 'b.example'),
    ])
    expect(both.sort()).toEqual(['last-way-in', 'unlinked'])
    await directory.setPasswordHash('anna', 'hash')
    for (const { issuer } of (await directory.findMember('anna'))?.identities ?? [])
      expect(await directory.unlinkIdentity('anna', issuer)).toBe('unlinked')
    expect(await directory.findMemberByIdentity('b.example', '1')).toBeUndefined()
  })

  it('[OIDC-3] accepts no invitation for an identity that is somebody else’s', async () => {
    await directory.addMember({ ...member('anna'), identities: [identity('a.example', '1')] })
    await directory.addInvitation(invitation('new'))
    const twin = { ...member('mette'), identities: [identity('a.example', '1')] }
    await expect(directory.acceptInvitation('token of new', '2027-01-02', twin)).rejects.toThrow(
      IdentityTaken,
    )
    expect(await directory.findInvitation('token of new')).toBeDefined()
  })

  const token = (id: string, more: Partial<ApiToken> = {}): ApiToken => ({
    id,
    secretHash: `hash of ${id}`,
    personId: 'anna',
    name: id,
    scopes: ['read'],
    madeAt: '2027-01-01T08',
    expiresAt: '2027-02-01T08',
    ...more,
  })
  const anything = () => {}

  it('[TOKEN-1] keeps tokens by the hash of their secret, each its person’s to end', async () => {
    await directory.addMember(member('anna'))
    await directory.addMember(member('mette'))
    const full = token('b', { planId: 'p', scopes: ['read', 'edit'], secondFactorAtProvider: true })
    expect(await directory.addToken(token('a'), anything)).toBe(true)
    expect(await directory.addToken(full, anything)).toBe(true)
    expect(await directory.addToken(token('c', { personId: 'mette' }), anything)).toBe(true)
    expect(await directory.addToken(token('d', { personId: 'nobody' }), anything)).toBe(false)
    const again = under.reopen ? await under.reopen() : directory
    expect(await again.findToken('hash of b')).toEqual(full)
    expect(await again.findToken('b')).toBeUndefined()
    expect((await directory.listTokens('anna')).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(await directory.endToken('mette', 'a')).toBe(false)
    expect(await directory.endToken('anna', 'a')).toBe(true)
    expect(await directory.endToken('anna', 'a')).toBe(false)
    await directory.endTokens('anna')
    expect((await directory.listTokens()).map(({ id }) => id)).toEqual(['c'])
    await directory.endTokens()
    expect(await directory.listTokens()).toEqual([])
  })

  it('[TOKEN-1] adds a token as long as what must hold of its person and the others holds', async () => {
    await directory.addMember(member('anna'))
    const atMostTwo = (holder: Member, tokens: readonly ApiToken[]) => {
      expect(holder).toEqual(member('anna'))
      if (tokens.length >= 2) throw new Error('too many')
    }
    const ids = ['a', 'b', 'c', 'd']
    const added = await Promise.allSettled(ids.map((id) => directory.addToken(token(id), atMostTwo)))
    expect(added.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
    expect(await directory.listTokens('anna')).toHaveLength(2)
  })

  it('[TOKEN-5] says once a day that a token is used for the first time on it', async () => {
    await directory.addMember(member('anna'))
    await directory.addToken(token('a'), anything)
    const uses = await Promise.all([1, 2].map(() => directory.noteTokenUse('a', '2027-01-04')))
    expect(uses).toEqual([true, false])
    expect(await directory.noteTokenUse('a', '2027-01-05')).toBe(true)
    expect(await directory.noteTokenUse('none', '2027-01-05')).toBe(false)
    expect((await directory.findToken('hash of a'))?.lastUsedOn).toBe('2027-01-05')
  })

  const feed = (id: string, more: Partial<CalendarFeed> = {}): CalendarFeed => ({
    id,
    secretHash: `hash of ${id}`,
    personId: 'anna',
    locale: 'da',
    madeAt: '2027-01-01T08',
    ...more,
  })

  it('[FEED-2] keeps feeds by the hash of their secret, each its person’s to end', async () => {
    await directory.addMember(member('anna'))
    await directory.addMember(member('mette'))
    const full = feed('b', {
      planId: 'p',
      party: 'joint',
      category: 3,
      responsible: 'Anna',
      secondFactorAtProvider: true,
    })
    expect(await directory.addFeed(feed('a'), anything)).toBe(true)
    expect(await directory.addFeed(full, anything)).toBe(true)
    expect(await directory.addFeed(feed('c', { personId: 'mette' }), anything)).toBe(true)
    expect(await directory.addFeed(feed('d', { personId: 'nobody' }), anything)).toBe(false)
    const again = under.reopen ? await under.reopen() : directory
    expect(await again.findFeed('hash of b')).toEqual(full)
    expect(await again.findFeed('b')).toBeUndefined()
    expect((await directory.listFeeds('anna')).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(await directory.endFeed('mette', 'a')).toBe(false)
    expect(await directory.endFeed('anna', 'a')).toBe(true)
    expect(await directory.endFeed('anna', 'a')).toBe(false)
    await directory.endFeeds('anna')
    expect(await directory.listFeeds('anna')).toEqual([])
    expect(await directory.listFeeds('mette')).toHaveLength(1)
    await directory.endFeeds()
    expect(await directory.listFeeds('mette')).toEqual([])
  })

  it('[FEED-4] adds a feed as long as what must hold of its person and the others holds', async () => {
    await directory.addMember(member('anna'))
    const atMostTwo = (holder: Member, feeds: readonly CalendarFeed[]) => {
      expect(holder).toEqual(member('anna'))
      if (feeds.length >= 2) throw new Error('too many')
    }
    const added = await Promise.allSettled(
      ['a', 'b', 'c'].map((id) => directory.addFeed(feed(id), atMostTwo)),
    )
    expect(added.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  })

  it('[FEED-1] remembers since when a feed shows what it shows', async () => {
    await directory.addMember(member('anna'))
    await directory.addFeed(feed('a'), anything)
    const note = (day: string, fingerprint: string) =>
      directory.noteFetch('a', { day, fingerprint, at: `${day}T08` })
    expect(await note('2027-01-04', 'x')).toEqual({ since: '2027-01-04T08', isFirstToday: true })
    expect(await note('2027-01-04', 'x')).toEqual({ since: '2027-01-04T08', isFirstToday: false })
    expect(await note('2027-01-05', 'x')).toEqual({ since: '2027-01-04T08', isFirstToday: true })
    expect(await note('2027-01-06', 'y')).toEqual({ since: '2027-01-06T08', isFirstToday: true })
    expect((await directory.findFeed('hash of a'))?.lastFetchedOn).toBe('2027-01-06')
    expect(await directory.noteFetch('none', { day: '2027-01-06', fingerprint: 'x', at: 'now' })).toEqual({
      since: 'now',
      isFirstToday: false,
    })
  })

  it('lists plans by newest year, then newest made', async () => {
    await directory.addPlan(plan('first', 2027, '2026-01-01'))
    await directory.addPlan(plan('next', 2028, '2026-01-02'))
    await directory.addPlan(plan('second', 2027, '2026-01-03'))
    expect((await directory.listPlans()).map(({ id }) => id)).toEqual(['next', 'second', 'first'])
    expect(await directory.findPlan('first')).toEqual(plan('first', 2027, '2026-01-01'))
    expect(await directory.findPlan('none')).toBeUndefined()
  })

  it('[SIGN-9] keeps whether a plan is agreed', async () => {
    await directory.addPlan(plan('first', 2027, '2026-01-01'))
    await directory.addPlan(plan('next', 2028, '2026-01-02'))
    await directory.setPlanStatus('first', 'agreed')
    expect((await directory.listPlans()).map(({ status }) => status)).toEqual(['draft', 'agreed'])
    await directory.setPlanStatus('first', 'draft')
    await directory.setPlanStatus('none', 'agreed')
    expect((await directory.listPlans()).map(({ status }) => status)).toEqual(['draft', 'draft'])
  })

  it('sets up once, with the token that counts', async () => {
    expect(await directory.setUp('none set', member('anna'))).toBe(false)
    expect(await directory.isSetUpToken('none set')).toBe(false)
    await directory.setSetUpToken('first')
    await directory.setSetUpToken('second')
    expect(await directory.setUp('first', member('anna'))).toBe(false)
    const both = await Promise.all([
      directory.setUp('second', member('anna')),
      directory.setUp('second', member('peter')),
    ])
    expect(both).toEqual([true, false])
    expect(await directory.listPeople()).toEqual([member('anna').person])
  })

  it('keeps every one of many changes made at once, also for the next to open it', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `person-${index}`)
    await Promise.all(ids.map((id) => directory.addMember(member(id))))
    const again = under.reopen ? await under.reopen() : directory
    expect((await again.listPeople()).map(({ id }) => id)).toEqual(ids)
  })
}
