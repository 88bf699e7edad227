import { createContext, type ReactNode, startTransition, use, useContext, useLayoutEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { IntlProvider } from 'use-intl'
import { LOCALES, type Locale, languageTag } from '#shared/basics/locale.ts'
import { usePreference } from '../ui/preference.ts'
import type { Texts } from './da.ts'
import { textsIn } from './texts-in.ts'

const LocaleContext = createContext<(locale: Locale) => void>(() => undefined)

/** Gives everything below its language: Danish until the person chooses otherwise in this browser. Suspends until it is there. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = usePreference('locale', LOCALES, 'da')
  const there = textsIn(locale)
  const texts = there instanceof Promise ? use(there) : there
  useLayoutEffect(() => {
    document.documentElement.lang = languageTag(locale)
  }, [locale])
  return (
    <LocaleContext value={(next) => startTransition(() => setLocale(next))}>
      {/* A page that says more than these brings its own (with-own-texts.tsx). */}
      <IntlProvider locale={locale} messages={texts as Texts} timeZone="Europe/Copenhagen">
        {/* The ready-made parts speak American English or Danish; only these two are in the bundle. */}
        <I18nProvider locale={locale === 'da' ? 'da-DK' : 'en-US'}>{children}</I18nProvider>
      </IntlProvider>
    </LocaleContext>
  )
}

export function useSetLocale(): (locale: Locale) => void {
  return useContext(LocaleContext)
}
