import { type ReactNode, use, useMemo } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl'
import { type PageWord, pageTextsIn } from './page-texts.ts'

/** Gives a page its own words beside those that there are everywhere. Suspends until they are there. */
export function WithPageTexts({ of, children }: { of: PageWord; children: ReactNode }) {
  const locale = useLocale()
  const texts = useMessages()
  const own = use(pageTextsIn(of, locale))
  const all = useMemo(() => ({ ...texts, [of]: own }), [texts, of, own])
  return (
    <IntlProvider locale={locale} messages={all}>
      {children}
    </IntlProvider>
  )
}
