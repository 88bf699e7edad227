import { useDeferredValue, useMemo, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Concept } from '#shared/overlap/concept-table.ts'
import type { AddedWord } from '#shared/vocabulary/workspace-vocabulary.ts'
import { TextField } from '../../ui/text-field.tsx'
import { type ConceptGroup, shownForm, useConceptGroups } from './concept-names.ts'

/** Everything that is known, own words included. Drawn only once it is opened: it is some thousand words. */
export function AllConcepts({ words }: { words: readonly AddedWord[] }) {
  const t = useTranslations('vocabulary')
  const groups = useConceptGroups()
  const [isOpen, setOpen] = useState(false)
  const total = groups.reduce((count, { concepts }) => count + concepts.length, 0)
  return (
    <details className="all-concepts" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h2>{t('allTitle')}</h2>
        <span className="count">{total}</span>
      </summary>
      {isOpen && <KnownConcepts groups={groups} words={words} />}
    </details>
  )
}

function KnownConcepts({ groups, words }: { groups: readonly ConceptGroup[]; words: readonly AddedWord[] }) {
  const t = useTranslations('vocabulary')
  const locale = useLocale()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim().toLowerCase())
  const own = useMemo(() => Map.groupBy(words, ({ concept }) => concept), [words])
  const found = useMemo(() => {
    const isFound = ({ id, label, forms }: Concept) => {
      const added = own.get(id)?.map(({ form }) => form) ?? []
      return [label[locale], ...forms, ...added].some((form) => form.toLowerCase().includes(wanted))
    }
    return groups
      .map((group) => ({ ...group, concepts: group.concepts.filter(isFound) }))
      .filter(({ concepts }) => concepts.length > 0)
  }, [groups, locale, own, wanted])

  return (
    <div className="all-concepts-list">
      <TextField label={t('search')} type="search" value={text} onChange={setText} autoComplete="off" />
      {found.length === 0 && <p className="field-description">{t('nothingFound', { text: text.trim() })}</p>}
      {found.map((group) => (
        <ConceptsOfAspect key={`${group.aspect} ${wanted !== ''}`} group={group} own={own} wanted={wanted} />
      ))}
    </div>
  )
}

interface ConceptsOfAspectProps {
  group: ConceptGroup
  own: ReadonlyMap<string, readonly AddedWord[]>
  wanted: string
}

function ConceptsOfAspect({ group: { title, concepts }, own, wanted }: ConceptsOfAspectProps) {
  const [isOpen, setOpen] = useState(wanted !== '')
  return (
    <details className="aspect" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {title} <span className="count">{concepts.length}</span>
      </summary>
      {isOpen && (
        <ul>
          {concepts.map((concept) => (
            <li key={concept.id}>
              <KnownConcept concept={concept} own={own.get(concept.id) ?? []} wanted={wanted} />
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

interface KnownConceptProps {
  concept: Concept
  own: readonly AddedWord[]
  wanted: string
}

const SHOWN_FORMS = 4

/** A concept and the words it is known by: own ones first, then those that are looked for, then as many as fit a line or two. */
function KnownConcept({ concept: { label, forms }, own, wanted }: KnownConceptProps) {
  const t = useTranslations('vocabulary')
  const locale = useLocale()
  const [isWhole, setWhole] = useState(false)
  const others = forms.filter((form) => form !== label[locale])
  const isWanted = (form: string) => wanted !== '' && form.toLowerCase().includes(wanted)
  const sorted = [...others.filter(isWanted), ...others.filter((form) => !isWanted(form))]
  const shown = isWhole ? sorted : sorted.slice(0, SHOWN_FORMS)
  const rest = sorted.length - shown.length
  return (
    <>
      <strong>{label[locale]}</strong>{' '}
      <span className="concept-forms">
        {own.map(({ id, form }) => (
          <span key={id}>
            <span className="own-form">
              {form} <span className="own-form-note">({t('ownForm')})</span>
            </span>
            {' · '}
          </span>
        ))}
        {shown.map(shownForm).join(' · ')}
      </span>{' '}
      {rest > 0 && (
        <button type="button" className="link-button" onClick={() => setWhole(true)}>
          {t('moreForms', { count: rest })}
          <span className="visually-hidden"> {t('moreFormsOf', { concept: label[locale] })}</span>
        </button>
      )}
    </>
  )
}
