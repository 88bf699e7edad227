import { useLocale } from 'use-intl'
import { ACCOUNT_WORDS, type AccountWords } from '#shared/account/account-words.ts'

/** What figures, questions and their steps are called: the same in a follow-up, in the table and in the account. */
export function useFigureWords(): Pick<AccountWords, 'figures' | 'questions' | 'steps'> {
  return ACCOUNT_WORDS[useLocale()]
}
