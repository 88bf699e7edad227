import { Secret, TOTP } from 'otpauth'
import { expect } from './people.ts'

/** What an app with the secret shows, once the half minute is another than the one whose code has been used. */
export async function nextCode(secret: string, used: string): Promise<string> {
  const app = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) })
  await expect.poll(() => app.generate(), { timeout: 60_000 }).not.toBe(used)
  return app.generate()
}
