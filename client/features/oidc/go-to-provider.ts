import type { CallResult } from '../../api/call.ts'

/** Leaves for the provider that has been begun with; answers what went wrong where it has not. */
export function goToProvider(begun: CallResult<{ address: string }>) {
  if (begun.kind === 'problem') return begun
  // A page that goes there by itself, not a form: a form's redirects would have to be named in the page's policy.
  location.assign(begun.answer.address)
  return undefined
}
