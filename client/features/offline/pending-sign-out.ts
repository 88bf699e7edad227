import { routes } from '#shared/protocol/routes.ts'
import { call } from '../../api/call.ts'

/** Says that the server has not heard of a sign-out yet, and by its id whose it is. */
const NAME = 'samplan.sign-out-pending'

/**
 * Who signs out where the server cannot be reached leaves a cookie behind that only the server can take. What is noted here
 * makes the next page that reaches it do so before anything else, unless the cookie is another person's by then.
 */
export const pendingSignOut = {
  /** Whose; undefined where the server has heard of all. */
  get personId(): string | undefined {
    try {
      return localStorage.getItem(NAME) ?? undefined
    } catch {
      return undefined
    }
  },
  begin(personId: string): void {
    try {
      localStorage.setItem(NAME, personId)
    } catch {
      // Nothing is kept in this browser; the session ends by itself.
    }
  },
  end(): void {
    try {
      localStorage.removeItem(NAME)
    } catch {
      // As above.
    }
  },
}

/** Answers whether the server knows of every sign-out there was here. */
export async function finishSignOut(): Promise<boolean> {
  const { personId } = pendingSignOut
  if (personId === undefined) return true
  const now = await call(routes.whoAmI)
  if (now.kind === 'ok' && now.answer.person.id !== personId) {
    // Somebody else has signed in here since, and the cookie is theirs.
    pendingSignOut.end()
    return true
  }
  const result = now.kind === 'ok' ? await call(routes.signOut) : now
  if (result.kind === 'problem' && result.code !== 'not-signed-in') return false
  pendingSignOut.end()
  return true
}
