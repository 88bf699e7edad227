import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { publicPath } from '#shared/publication/public-id.ts'
import { CopyButton } from '../../ui/copy-button.tsx'

/** Where the page and its feeds are found. */
export function PublicAddresses({ publicId }: { publicId: string }) {
  const t = useTranslations('publication')
  const addressOf = (path: string) => new URL(path, location.origin).href
  const page = addressOf(publicPath(publicId))
  const feeds = [
    { name: t('calendar'), copy: t('copyCalendar'), address: addressOf(publicPath(publicId, '.ics')) },
    { name: t('atom'), copy: t('copyAtom'), address: addressOf(publicPath(publicId, '.atom')) },
  ]
  return (
    <section className="publication-part" aria-labelledby="adresse">
      <h2 id="adresse">{t('address')}</h2>
      <p className="publication-address">
        <a href={page} target="_blank" rel="noreferrer">
          {page}
        </a>
      </p>
      <p className="publication-quiet">{t('addressText')}</p>
      <div className="publication-acts">
        <a
          className="button"
          data-kind="secondary"
          data-size="small"
          href={page}
          target="_blank"
          rel="noreferrer"
        >
          <ExternalLink aria-hidden />
          {t('open')}
        </a>
        <a
          className="button"
          data-kind="quiet"
          data-size="small"
          href={`${page}?sprog=en`}
          target="_blank"
          rel="noreferrer"
        >
          <ExternalLink aria-hidden />
          {t('english')}
        </a>
        <CopyButton text={page}>{t('copy')}</CopyButton>
      </div>
      <dl className="publication-feeds">
        {feeds.map(({ name, copy, address }) => (
          <div key={address}>
            <dt>{name}</dt>
            <dd>
              <code>{address}</code>
              <CopyButton text={address} label={copy}>
                {t('copy')}
              </CopyButton>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
