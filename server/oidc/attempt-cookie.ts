import { ATTEMPT_MILLISECONDS } from './sign-in-attempts.ts'

/** The secret of the sign-in that this browser has begun, if there is one. */
export function attemptSecretIn(
  cookieHeader: string | undefined,
  { secure }: { secure: boolean },
): string | undefined {
  for (const pair of cookieHeader?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2)
    if (name === nameOf(secure) && value) return value
  }
  return undefined
}

/** The Set-Cookie value that binds a sign-in to the browser that began it. It must come along when the provider sends the browser back, so not `Strict`. */
export function attemptCookie(secret: string, { secure }: { secure: boolean }): string {
  return cookie(secret, secure, ATTEMPT_MILLISECONDS / 1000)
}

export function endedAttemptCookie({ secure }: { secure: boolean }): string {
  return cookie('', secure, 0)
}

function cookie(value: string, secure: boolean, seconds: number): string {
  return `${nameOf(secure)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? '; Secure' : ''}`
}

/** With the prefix no neighbouring site of the same domain can plant one. */
function nameOf(secure: boolean): string {
  return secure ? '__Host-samplan_attempt' : 'samplan_attempt'
}
