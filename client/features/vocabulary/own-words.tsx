import { BookPlus } from 'lucide-react'
import { useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { routes } from '#shared/protocol/routes.ts'
import type { AddedWord } from '#shared/vocabulary/workspace-vocabulary.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { longDay } from '../../text/moment.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useToasts } from '../../ui/toast.tsx'
import { useConcepts } from './concept-names.ts'
import { EffectLine } from './effect-line.tsx'

interface OwnWordsProps {
  /** Oldest first, as they are kept. */
  words: readonly AddedWord[]
  mayEdit: boolean
}

/** The words that people here have added, the newest first. */
export function OwnWords({ words, mayEdit }: OwnWordsProps) {
  const t = useTranslations('vocabulary')
  const heading = useRef<HTMLHeadingElement>(null)
  const remove = useRemoving()

  async function removeAndStay(word: AddedWord) {
    // The row goes, and with it the button that has the focus.
    if (await remove(word)) heading.current?.focus({ preventScroll: true })
  }

  return (
    <section className="vocabulary-part" aria-labelledby="egne-ord">
      <h2 id="egne-ord" ref={heading} tabIndex={-1}>
        {t('ownTitle')}
        {words.length > 0 && <span className="count">{words.length}</span>}
      </h2>
      {words.length === 0 ? (
        <EmptyState icon={<BookPlus aria-hidden />} title={t('ownEmptyTitle')}>
          {mayEdit ? t('ownEmptyText') : t('ownEmptyTextReader')}
        </EmptyState>
      ) : (
        <ul className="vocabulary-list" aria-labelledby="egne-ord">
          {words.toReversed().map((word) => (
            <li key={word.id} className="vocabulary-entry">
              <OwnWord word={word} />
              {mayEdit && (
                <Button
                  size="small"
                  aria-label={t('removeWord', { word: word.form })}
                  onPress={() => void removeAndStay(word)}
                >
                  {t('remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function OwnWord({ word: { id, form, concept, by, at } }: { word: AddedWord }) {
  const t = useTranslations('vocabulary')
  const common = useTranslations('common')
  const locale = useLocale()
  const concepts = useConcepts()
  const aspect = concepts.of(concept)?.aspect
  return (
    <div className="vocabulary-words">
      <p className="own-word">
        <strong>{t('quoted', { word: form })}</strong> <span aria-hidden="true">→</span>{' '}
        <span className="visually-hidden">{t('means')}</span> {concepts.nameOf(concept)}
        {aspect && <span className="own-word-aspect"> · {t(`aspect.${aspect}`)}</span>}
      </p>
      <p className="vocabulary-by">
        {t('addedBy', { name: by.name, party: common(`parties.${by.party}`), day: longDay(at, locale) })}
      </p>
      <EffectLine question={{ kind: 'word', wordId: id }} />
    </div>
  )
}

/** Takes a word out and offers to put it back; answers whether it is out. */
function useRemoving(): (word: AddedWord) => Promise<boolean> {
  const t = useTranslations('vocabulary')
  const sentenceOf = useProblemSentence()
  const toasts = useToasts()

  async function bringBack({ form, concept }: AddedWord) {
    const result = await call(routes.addWord, { body: { form, concept } })
    if (result.kind === 'problem') toasts.show({ text: sentenceOf(result) })
  }

  return async (word) => {
    const result = await call(routes.removeWord, { params: { wordId: word.id } })
    if (result.kind === 'problem') {
      toasts.show({ text: sentenceOf(result) })
      return false
    }
    toasts.show({
      kind: 'undo',
      text: t('removed', { word: word.form }),
      action: { label: t('undo'), onPress: () => void bringBack(word) },
    })
    return true
  }
}
