import { useTranslations } from 'use-intl'
import type { PublicationAnswer } from '#shared/protocol/schemas/publication.ts'
import { useSigned } from '../sign-off/use-signed.ts'

/** Everything that directors have said of the page, in order. */
export function PublicationHistory({ acts }: Pick<PublicationAnswer, 'acts'>) {
  const t = useTranslations('publication')
  const signed = useSigned()
  if (acts.length === 0) return null
  return (
    <section className="publication-part" aria-labelledby="forloeb">
      <h2 id="forloeb">{t('history')}</h2>
      <ol className="publication-history">
        {acts.map((one) => (
          <li key={one.id}>
            {t(`historyActs.${one.deed.act}`, signed(one))}{' '}
            {'reason' in one.deed && one.deed.reason && t('reasonSaid', { reason: one.deed.reason })}
          </li>
        ))}
      </ol>
    </section>
  )
}
