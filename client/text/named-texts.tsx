import { type ReactNode, useMemo } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl'
import type { Agreement } from '#shared/agreement/agreement.ts'
import type { Locale } from '#shared/basics/locale.ts'
import { ACTIVITY_PARTIES } from '#shared/plan/plan.ts'
import type { Texts } from './da.ts'

/** What the texts need to know of the parties. */
export type NamedParties = readonly Pick<Agreement['parties'][number], 'id' | 'name' | 'genitive'>[]

/** Lets every text below call the parties what their agreement calls them. */
export function NamedTexts({ parties, children }: { parties: NamedParties; children: ReactNode }) {
  const locale = useLocale()
  const texts = useMessages()
  const named = useMemo(() => withNames(texts, parties, locale), [texts, parties, locale])
  return (
    <IntlProvider locale={locale} messages={named}>
      {children}
    </IntlProvider>
  )
}

/** The texts with these parties in them. */
function withNames(texts: Texts, parties: NamedParties, locale: Locale): Texts {
  const { common } = texts
  const said = (kind: 'name' | 'genitive', otherwise: Texts['common']['parties']) =>
    Object.fromEntries(
      ACTIVITY_PARTIES.map((party) => {
        const words = parties.find(({ id }) => id === party)?.[kind][locale]
        return [party, words === undefined ? otherwise[party] : asText(words)]
      }),
    ) as Texts['common']['parties']
  return {
    ...texts,
    common: {
      ...common,
      parties: said('name', common.parties),
      partiesGenitive: said('genitive', common.partiesGenitive),
    },
  }
}

/** A straight apostrophe has a meaning in texts that are not compiled; names have none of the other signs that do. */
function asText(name: string): string {
  return name.replaceAll("'", '’')
}
