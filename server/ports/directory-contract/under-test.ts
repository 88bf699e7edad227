import type { Directory, Invitation, Member } from '../directory.ts'

export interface DirectoryUnderTest {
  directory: Directory
  /** Another look at the same store; absent where nothing outlives the process. */
  reopen?: () => Promise<Directory>
  teardown?: () => Promise<void>
}

/** What the next to open it finds. */
export async function openedAgain({ directory, reopen }: DirectoryUnderTest): Promise<Directory> {
  return reopen ? reopen() : directory
}

export function member(id: string): Member {
  return {
    person: { id, name: id, email: `${id}@censec.example`, party: 'censec', role: 'director', admin: false },
    passwordHash: `hash of ${id}`,
  }
}

export const invitation = (id: string, email = `${id}@difos.example`): Invitation => ({
  id,
  tokenHash: `token of ${id}`,
  email,
  party: 'difos',
  role: 'observer',
  by: 'Mette',
  at: '2027-01-01T08',
  expiresAt: '2027-01-04T08',
})
