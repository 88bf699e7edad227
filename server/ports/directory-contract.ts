import { afterEach, beforeEach } from 'vitest'
import { testFeeds } from './directory-contract/feeds.ts'
import { testIdentities } from './directory-contract/identities.ts'
import { testInvitations } from './directory-contract/invitations.ts'
import { testPeople } from './directory-contract/people.ts'
import { testPlans } from './directory-contract/plans.ts'
import { testSessions } from './directory-contract/sessions.ts'
import { testTokens } from './directory-contract/tokens.ts'
import type { DirectoryUnderTest } from './directory-contract/under-test.ts'
import { testWorkspace } from './directory-contract/workspace.ts'

/** Every promise of the directory port; called from each adapter's test. */
export function testDirectoryContract(setUp: () => Promise<DirectoryUnderTest>): void {
  let opened: DirectoryUnderTest
  const under = () => opened

  beforeEach(async () => {
    opened = await setUp()
  })
  afterEach(() => opened.teardown?.())

  testWorkspace(under)
  testPeople(under)
  testSessions(under)
  testInvitations(under)
  testIdentities(under)
  testTokens(under)
  testFeeds(under)
  testPlans(under)
}
