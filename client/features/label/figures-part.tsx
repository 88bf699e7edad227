import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { ACCOUNT_WORDS } from '#shared/account/account-words.ts'
import { formatNumber } from '#shared/basics/format-number.ts'
import type { IndicatorAnswer } from '#shared/protocol/schemas/label.ts'

/** What the yearly accounts say on an indicator, year by year, each with the way to the account. */
export function FiguresPart({ indicator, figures }: Pick<IndicatorAnswer, 'indicator' | 'figures'>) {
  const t = useTranslations('label.figures')
  const locale = useLocale()
  const words = ACCOUNT_WORDS[locale]
  if (indicator.figures.length === 0) return null
  const plans = [...new Map(figures.map(({ planId, year }) => [planId, year]))]
  return (
    <div className="label-part">
      <h2 id="tal">{t('title')}</h2>
      {plans.length === 0 ? (
        <p className="label-quiet">{t('none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what goes sideways must be reached by keyboard
        <section className="label-figures" aria-labelledby="tal" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('figure')}</th>
                {plans.map(([planId, year]) => (
                  <th key={planId} scope="col">
                    <Link to={`/planer/${planId}/regnskab`}>{year}</Link>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {indicator.figures.map((figure) => (
                <tr key={figure}>
                  <th scope="row">{words.figures[figure]}</th>
                  {plans.map(([planId]) => {
                    const there = figures.find((one) => one.planId === planId && one.figure === figure)
                    return <td key={planId}>{there ? formatNumber(there.value, locale) : '–'}</td>
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}
