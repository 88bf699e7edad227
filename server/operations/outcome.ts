import type { Locale } from '#shared/basics/locale.ts'
import { type Finding, findingLine } from './doctor.ts'

/** What a command says, and what it exits with. */
export interface Outcome {
  lines: string[]
  code: number
}

export function well(...lines: string[]): Outcome {
  return { lines, code: 0 }
}

export function examined(findings: readonly Finding[], environment: NodeJS.ProcessEnv): Outcome {
  const locale = localeOf(environment)
  return {
    lines: findings.map((finding) => findingLine(finding, locale)),
    code: findings.every(({ isWell }) => isWell) ? 0 : 1,
  }
}

/** Danish unless the shell speaks English. */
export function localeOf(environment: NodeJS.ProcessEnv): Locale {
  const language = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return language.startsWith('en') ? 'en' : 'da'
}
