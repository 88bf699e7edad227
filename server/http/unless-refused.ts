import { Problem } from './problem.ts'

/** What the work answers, or `instead` where it is refused with a Problem: one plan that cannot be loaded keeps no other from being told of. */
export async function unlessRefused<T>(instead: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem) return instead
    throw error
  }
}
