import { secretCookie } from '../http/secret-cookie.ts'
import { SESSION_SECONDS } from './people.ts'

/** Who is signed in. */
export const SESSION_COOKIE = secretCookie('samplan_session', SESSION_SECONDS)
