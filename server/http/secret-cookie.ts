export interface Transport {
  /** Whether people come by TLS. */
  secure: boolean
}

/** A cookie that holds a secret of this server's and nothing else. */
export interface SecretCookie {
  name(transport: Transport): string
  /** The secret in a Cookie header, if there is one. */
  read(cookieHeader: string | undefined, transport: Transport): string | undefined
  /** The Set-Cookie value that gives a browser the secret. */
  give(secret: string, transport: Transport): string
  /** The Set-Cookie value that takes it away. */
  take(transport: Transport): string
}

/**
 * No script can read it. Not `SameSite=Strict`: a browser that a sign-in provider sends back must bring it along; what another
 * site's page may send with it changes nothing (`isOwnOrigin`). Behind TLS the name itself makes browsers refuse one that
 * another host, a path or a plain connection has set; without TLS they would refuse it altogether.
 */
export function secretCookie(plainName: string, seconds: number): SecretCookie {
  const name = ({ secure }: Transport) => (secure ? `__Host-${plainName}` : plainName)
  const set = (value: string, age: number, transport: Transport) =>
    `${name(transport)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${transport.secure ? '; Secure' : ''}`
  return {
    name,
    read(cookieHeader, transport) {
      for (const pair of cookieHeader?.split(';') ?? []) {
        const [pairName, value] = pair.trim().split('=', 2)
        if (pairName === name(transport) && value) return value
      }
      return undefined
    },
    give: (secret, transport) => set(secret, seconds, transport),
    take: (transport) => set('', 0, transport),
  }
}
