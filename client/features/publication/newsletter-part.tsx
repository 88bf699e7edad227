import { Download } from 'lucide-react'
import { type Ref, useMemo, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { dateInDenmark, formatDate } from '#shared/basics/format-date.ts'
import { isIsoDate } from '#shared/basics/iso-date.ts'
import { LOCALES, type Locale, languageTag } from '#shared/basics/locale.ts'
import type { Person } from '#shared/permissions/person.ts'
import { PARTIES } from '#shared/plan/plan.ts'
import type { PublicationAnswer } from '#shared/protocol/schemas/publication.ts'
import { type Newsletter, newsletterOf, newsletterText } from '#shared/publication/newsletter.ts'
import { addressOf, EVERYTHING } from '#shared/publication/public-filter.ts'
import { publicPath } from '#shared/publication/public-id.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { Select } from '../../ui/select.tsx'
import { useAgreement } from '../agreement/agreement-provider.tsx'

interface NewsletterPartProps {
  person: Person
  content: PublicationAnswer['content']
}

/** What a party can tell its members, to be taken into their own newsletter. */
export function NewsletterPart({ person, content }: NewsletterPartProps) {
  const t = useTranslations('publication.newsletter')
  const common = useTranslations('common')
  const shown = useLocale()
  const agreement = useAgreement()
  const [party, setParty] = useState(person.party)
  const [locale, setLocale] = useState<Locale>(shown)
  const [since, setSince] = useState('')
  const letter = useRef<HTMLDivElement>(null)
  const days = useMemo(() => laterAgreements(content), [content])
  const newsletter = useMemo(() => {
    const page = `${publicPath(content.publicId)}${addressOf(EVERYTHING, locale)}`
    return newsletterOf(content, {
      agreement,
      locale,
      party,
      today: dateInDenmark(new Date().toISOString()),
      agreedSince: isIsoDate(since) ? since : undefined,
      address: new URL(page, location.origin).href,
    })
  }, [content, agreement, locale, party, since])
  const text = newsletterText(newsletter)
  const name = t('fileName', { year: String(content.year), party: common(`parties.${party}`) })
  return (
    <section className="publication-part" aria-labelledby="nyhedsbrev">
      <h2 id="nyhedsbrev">{t('title')}</h2>
      <p className="publication-quiet">{t('intro')}</p>
      <div className="publication-choices">
        <Select
          label={t('party')}
          density="compact"
          value={party}
          options={PARTIES.map((value) => ({ value, text: common(`parties.${value}`) }))}
          onChange={setParty}
        />
        <Select
          label={t('language')}
          density="compact"
          value={locale}
          options={LOCALES.map((value) => ({ value, text: t(`languages.${value}`) }))}
          onChange={setLocale}
        />
        {days.length > 0 && (
          <Select
            label={t('what')}
            density="compact"
            value={since}
            options={[
              { value: '', text: t('all') },
              ...days.map((day) => ({ value: day, text: t('since', { day: formatDate(day, shown) }) })),
            ]}
            onChange={setSince}
          />
        )}
      </div>
      <div className="publication-acts">
        <CopyButton text={text} formatted={letter}>
          {t('copyHtml')}
        </CopyButton>
        <CopyButton text={text}>{t('copyText')}</CopyButton>
        <Button
          size="small"
          icon={<Download aria-hidden />}
          onPress={() => letter.current && saveFile(pageOf(letter.current, newsletter), `${name}.html`)}
        >
          {t('saveHtml')}
        </Button>
        <Button
          size="small"
          icon={<Download aria-hidden />}
          onPress={() => saveFile(new Blob([text], { type: 'text/plain' }), `${name}.txt`)}
        >
          {t('saveText')}
        </Button>
      </div>
      <Letter ref={letter} newsletter={newsletter} label={t('label')} />
    </section>
  )
}

/** The days on which something was agreed after the first, the latest first. */
function laterAgreements({ sections }: PublicationAnswer['content']): string[] {
  const days = new Set(sections.map(({ agreedAt }) => dateInDenmark(agreedAt)))
  return [...days].sort().slice(1).reverse()
}

interface LetterProps {
  ref: Ref<HTMLDivElement>
  newsletter: Newsletter
  label: string
}

/** What stands in it is copied as it is, so it has no classes and nothing that is for this page alone. */
function Letter({ ref, newsletter, label }: LetterProps) {
  const { locale, subject, intro, groups, nothing, link } = newsletter
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by the keyboard.
    <section className="newsletter" aria-label={label} tabIndex={0}>
      <div ref={ref} lang={languageTag(locale)}>
        <h2>{subject}</h2>
        <p>{intro}</p>
        {groups.map(({ heading, items }) => (
          <div key={heading}>
            <h3>{heading}</h3>
            <ul>
              {items.map(({ title, when, facts, summary }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two activities may say the same, and nothing is kept of them.
                <li key={at}>
                  <strong>{title}</strong>
                  <br />
                  {[when, ...facts].join(' · ')}
                  {summary !== '' && (
                    <>
                      <br />
                      {summary}
                    </>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
        {groups.length === 0 && <p>{nothing}</p>}
        <p>
          <a href={link.address}>{link.words}</a>
        </p>
      </div>
    </section>
  )
}

/** The letter as a file that any program reads. */
function pageOf(letter: HTMLElement, { subject, locale }: Newsletter): Blob {
  const page = document.implementation.createHTMLDocument(subject)
  page.documentElement.lang = languageTag(locale)
  const encoding = page.createElement('meta')
  encoding.setAttribute('charset', 'utf-8')
  page.head.prepend(encoding)
  page.body.append(...[...letter.cloneNode(true).childNodes])
  return new Blob([`<!doctype html>\n${page.documentElement.outerHTML}\n`], { type: 'text/html' })
}
