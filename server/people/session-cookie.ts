/**
 * Behind TLS the name itself makes browsers refuse a cookie that another host, a path or a plain connection has set;
 * without TLS they would refuse it altogether.
 */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-samplan_session' : 'samplan_session'
}

/** The secret in a Cookie header, if there is one. */
export function sessionSecretIn(
  cookieHeader: string | undefined,
  { secure }: { secure: boolean },
): string | undefined {
  for (const pair of cookieHeader?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2)
    if (name === sessionCookieName(secure) && value) return value
  }
  return undefined
}

/**
 * The Set-Cookie value that signs in; no script can read it. Not `Strict`: a browser that a provider sends back, to link the
 * account there, must bring it along. What another site's page may send with it changes nothing (`isOwnOrigin`).
 */
export function sessionCookie(secret: string, options: { secure: boolean; seconds: number }): string {
  const secure = options.secure ? '; Secure' : ''
  return `${sessionCookieName(options.secure)}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${options.seconds}${secure}`
}

/** The Set-Cookie value that signs out. */
export function endedSessionCookie(options: { secure: boolean }): string {
  return sessionCookie('', { ...options, seconds: 0 })
}
