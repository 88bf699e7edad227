import { secretCookie } from '../http/secret-cookie.ts'
import { ATTEMPT_MILLISECONDS } from './sign-in-attempts.ts'

/** Binds a sign-in at a provider to the browser that began it. */
export const ATTEMPT_COOKIE = secretCookie('samplan_attempt', ATTEMPT_MILLISECONDS / 1000)
