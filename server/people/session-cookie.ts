const NAME = 'samplan_session'

/** The secret in a Cookie header, if there is one. */
export function sessionSecretIn(cookieHeader: string | undefined): string | undefined {
  for (const pair of cookieHeader?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2)
    if (name === NAME && value) return value
  }
  return undefined
}

/** The Set-Cookie value that signs in; no script can read it and no other site's form sends it. */
export function sessionCookie(secret: string, options: { secure: boolean; seconds: number }): string {
  const secure = options.secure ? '; Secure' : ''
  return `${NAME}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${options.seconds}${secure}`
}

/** The Set-Cookie value that signs out. */
export function endedSessionCookie(options: { secure: boolean }): string {
  return sessionCookie('', { ...options, seconds: 0 })
}
