import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode, use, useMemo } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl'
import { LOCALES, languageTag } from '#shared/basics/locale.ts'
import { pageTextsIn } from './texts-in.ts'

/** A page that says what no other page does (pages-da.ts): its texts are fetched beside it. */
export function withOwnTexts<Props extends object>(
  fetchPage: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    const { lang } = document.documentElement
    const locale = LOCALES.find((one) => languageTag(one) === lang) ?? 'da'
    const [Page] = await Promise.all([fetchPage(), pageTextsIn(locale)])
    return {
      default: (props) => (
        <OwnTexts>
          <Page {...props} />
        </OwnTexts>
      ),
    }
  })
}

/** Suspends until the texts of pages are there, in another language as well. */
function OwnTexts({ children }: { children: ReactNode }) {
  const locale = useLocale()
  const there = pageTextsIn(locale)
  const own = there instanceof Promise ? use(there) : there
  const texts = useMessages()
  const all = useMemo(() => ({ ...texts, ...own }), [texts, own])
  return (
    <IntlProvider locale={locale} messages={all}>
      {children}
    </IntlProvider>
  )
}
