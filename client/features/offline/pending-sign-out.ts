/** Says that the server has not heard of a sign-out yet; nothing of whose. */
const NAME = 'samplan.sign-out-pending'

/**
 * Who signs out where the server cannot be reached leaves a cookie behind that only the server can take. What is noted here
 * makes the next page that reaches it do so before anything else.
 */
export const pendingSignOut = {
  get exists(): boolean {
    try {
      return localStorage.getItem(NAME) !== null
    } catch {
      return false
    }
  },
  begin(): void {
    try {
      localStorage.setItem(NAME, 'yes')
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
