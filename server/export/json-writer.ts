import type { Plan } from '#shared/plan/plan.ts'

/** The plan as JSON that people can read too: everything in it, indented, with a line break at the end. */
export function writeJson(plan: Plan): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(plan, null, 2)}\n`)
}
