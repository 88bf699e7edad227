import { type ReactNode, useDeferredValue, useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Clause } from '#shared/agreement/agreement.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useAgreement } from './agreement-provider.tsx'
import { useWordings } from './wordings-provider.tsx'

interface ClauseSearchProps {
  /** What stands there while nothing is looked for. */
  children: ReactNode
  drawClause: (clause: Clause) => ReactNode
}

/** A field that looks through the agreement, and what it found in the place of what stands there else. */
export function ClauseSearch({ children, drawClause }: ClauseSearchProps) {
  const t = useTranslations('agreement')
  const [typed, setTyped] = useState('')
  const found = useFound(useDeferredValue(typed))
  return (
    <>
      <TextField label={t('search')} type="search" density="compact" value={typed} onChange={setTyped} />
      <p className="visually-hidden" role="status">
        {found && t('foundCount', { count: found.length })}
      </p>
      {found ? (
        <section className="panel-group" aria-label={t('found')}>
          {found.length === 0 && <p className="panel-hint">{t('foundNothing')}</p>}
          {found.map(drawClause)}
        </section>
      ) : (
        children
      )}
    </>
  )
}

type Finder = (typed: string) => string[] | undefined

/** The words' stems are many kilobytes, fetched with the first letter that is typed. */
function useFound(typed: string): Clause[] | undefined {
  const agreement = useAgreement()
  const locale = useLocale()
  const wording = useWordings()?.list?.inForce
  const [finder, setFinder] = useState<{ find: Finder }>()
  const isAsked = typed.trim() !== ''
  useEffect(() => {
    if (!isAsked) return undefined
    let isWanted = true
    void import('./found-clauses.ts').then(({ clauseFinder }) => {
      if (isWanted) setFinder({ find: clauseFinder(agreement, wording, locale) })
    })
    return () => {
      isWanted = false
    }
  }, [isAsked, agreement, wording, locale])
  if (!isAsked) return undefined
  const ids = finder?.find(typed)
  return ids && agreement.clauses.filter(({ id }) => ids.includes(id))
}
