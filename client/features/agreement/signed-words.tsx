import { Fragment, type ReactNode, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { clauseLabel, findClause } from '#shared/agreement/clause.ts'
import type { ReadPassage } from '#shared/agreement/wording/read-layers.ts'
import { type Reference, referencesIn } from '#shared/agreement/wording/references.ts'
import { formatDate } from '#shared/basics/format-date.ts'
import { Button } from '../../ui/button.tsx'
import { clauseHref } from '../plan/side-panel-state.tsx'
import { useAgreement } from './agreement-provider.tsx'
import { clausePath } from './clause-path.ts'
import { useSignedClause } from './wordings-provider.tsx'

interface SignedWordsProps {
  /** A clause, or a group of them. */
  id: string
  /** Beside a plan a clause it refers to opens there; elsewhere on its own page. */
  isBesidePlan: boolean
  /** Where the clause itself does not stand around it. */
  isNamed?: boolean
}

/** What was signed, cleaned of what a scan did to it, and as it stood in the file on request; nothing where it is not published. */
export function SignedWords({ id, isBesidePlan, isNamed = false }: SignedWordsProps) {
  const agreement = useAgreement()
  const t = useTranslations('agreement')
  const locale = useLocale()
  const signed = useSignedClause(id)
  const [isOriginal, setOriginal] = useState(false)
  const wording = signed?.wording
  const referencesOf = useMemo(() => wording && referencesIn(wording, agreement), [wording, agreement])
  if (!signed || !referencesOf) return null

  return (
    <figure className="signed-words">
      <figcaption>
        {isNamed && `${clauseLabel(id, locale, agreement)}: `}
        {t(isOriginal ? 'asInFile' : 'signedWords', { date: formatDate(signed.wording.date, locale) })}
      </figcaption>
      <blockquote lang="da">
        {signed.passages.map((passage) =>
          isOriginal ? (
            <p key={passage.from} className="signed-words-original">
              {passage.original.trim()}
            </p>
          ) : (
            passage.paragraphs.map((paragraph, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a published passage never change
              <p key={`${passage.from}/${index}`}>
                <WithReferences
                  text={paragraph}
                  references={referencesOf(passage, paragraph)}
                  isBesidePlan={isBesidePlan}
                />
              </p>
            ))
          ),
        )}
      </blockquote>
      <AlsoSays passages={signed.passages} id={id} />
      <Button
        kind="quiet"
        size="small"
        aria-label={t(isOriginal ? 'showCleanedOf' : 'showOriginalOf', {
          clause: clauseLabel(id, locale, agreement),
        })}
        onPress={() => setOriginal(!isOriginal)}
      >
        {t(isOriginal ? 'showCleaned' : 'showOriginal')}
      </Button>
    </figure>
  )
}

/** That the words say what other clauses say too. */
function AlsoSays({ passages, id }: { passages: readonly ReadPassage[]; id: string }) {
  const agreement = useAgreement()
  const t = useTranslations('agreement')
  const locale = useLocale()
  const others = [...new Set(passages.flatMap(({ clauses }) => clauses))].filter(
    (clause) => clause !== id && !clause.startsWith(`${id}.`),
  )
  if (others.length === 0) return null
  const named = others.map((clause) => clauseLabel(clause, locale, agreement))
  return <p className="clause-scope">{t('alsoSays', { clauses: named.join(' · ') })}</p>
}

interface WithReferencesProps {
  text: string
  references: readonly Reference[]
  isBesidePlan: boolean
}

function WithReferences({ text, references, isBesidePlan }: WithReferencesProps): ReactNode {
  const agreement = useAgreement()
  const locale = useLocale()
  let at = 0
  const parts = references.map(({ from, to, target }) => {
    const before = text.slice(at, from)
    at = to
    const isClause = findClause(agreement, target) !== undefined
    return (
      <Fragment key={from}>
        {before}
        <Link
          to={isBesidePlan && isClause ? clauseHref(target) : clausePath(target)}
          title={clauseLabel(target, locale, agreement)}
          preventScrollReset={isBesidePlan && isClause}
        >
          {text.slice(from, to)}
        </Link>
      </Fragment>
    )
  })
  return [...parts, text.slice(at)]
}
