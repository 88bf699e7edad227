import { ownPath } from '#shared/oidc/return-path.ts'

/** The page that somebody was on before they were asked to sign in. History state survives reloads and is not ours alone. */
export function cameFrom(state: unknown): string | undefined {
  return typeof state === 'object' && state !== null && 'from' in state ? ownPath(state.from) : undefined
}
