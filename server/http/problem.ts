import type { Locale } from '#shared/basics/locale.ts'
import { PROBLEMS, type ProblemBody, type ProblemCode } from '#shared/protocol/problems.ts'

/** A refusal with a sentence for whoever asked; thrown anywhere below a route, answered by the app. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode
  readonly detail: string | undefined

  /** `detail` names the field to blame, never content. */
  constructor(code: ProblemCode, detail?: string) {
    super(PROBLEMS[code].en)
    this.code = code
    this.detail = detail
  }

  get status(): number {
    return PROBLEMS[this.code].status
  }

  bodyIn(locale: Locale): ProblemBody {
    const message = PROBLEMS[this.code][locale]
    return {
      error: { code: this.code, message, ...(this.detail === undefined ? {} : { detail: this.detail }) },
    }
  }
}
