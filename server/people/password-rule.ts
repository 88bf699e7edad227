import { dictionary } from '@zxcvbn-ts/language-common'
import { isCommonPassword } from '#shared/people/password.ts'
import { Problem } from '../http/problem.ts'

let commonest: ReadonlySet<string> | undefined

/** Throws `password-common` for one that leaks have shown often, or that is little but the person's `own` names. */
export function mustBeUncommon(password: string, own: readonly string[]): void {
  commonest ??= new Set(Object.values(dictionary['passwords-common']).map(String))
  if (isCommonPassword(password, commonest, [...own, 'Samplan'])) throw new Problem('password-common')
}
