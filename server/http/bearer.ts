import type { IncomingHttpHeaders } from 'node:http'

const BEARER = /^bearer(?: (.*))?$/iu

/** What an `Authorization: Bearer …` header says; undefined without one, also where a proxy’s own password is passed on. */
export function bearerOf({ authorization }: IncomingHttpHeaders): string | undefined {
  const said = BEARER.exec(authorization ?? '')
  return said ? (said[1] ?? '').trim() : undefined
}
