import { BookOpenText, FileText, ListChecks, Lock, MessageSquareText, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { ListBoxItem } from 'react-aria-components'
import { useTranslations } from 'use-intl'
import type { FindPlace } from '#shared/find/entry.ts'
import { PartyShape } from '../../ui/party-badge.tsx'
import { useSectionTitle } from '../plan/use-section-title.ts'
import type { Hit, Line } from './found-list.ts'
import { Marked } from './marked.tsx'

/** A line of the palette: what it is, what of it fits, and where it stands. */
export function FoundLine({ line }: { line: Line }) {
  return (
    <ListBoxItem id={line.id} textValue={line.title.text} className="find-line">
      {line.kind === 'choice' ? (
        <>
          <span className="find-icon">{line.choice.icon}</span>
          <span className="find-words">
            <span className="find-title">
              <Marked text={line.title} />
            </span>
          </span>
        </>
      ) : (
        <HitWords hit={line} />
      )}
    </ListBoxItem>
  )
}

function HitWords({ hit }: { hit: Hit }) {
  const t = useTranslations('find')
  const sectionTitle = useSectionTitle()
  const { place, title, snippet, isConfidential, about, elsewhere } = hit
  const isSection = place.kind === 'section'
  const section = place.kind === 'activity' ? sectionTitle(place.category) : undefined
  const where = [
    place.kind === 'comment' && about ? t('about', { title: about }) : section,
    elsewhere?.title,
  ].filter(Boolean)
  return (
    <>
      <span className="find-icon" data-party={place.kind === 'activity' ? place.party : undefined}>
        {iconOf(place)}
      </span>
      <span className="find-words">
        <span className="find-title">
          {isSection ? sectionTitle(place.category) : title.text ? <Marked text={title} /> : t('untitled')}
        </span>
        {snippet && (
          <span className="find-snippet">
            <Marked text={snippet} />
          </span>
        )}
        {(where.length > 0 || isConfidential) && (
          <span className="find-where">
            {isConfidential && (
              <span className="find-confidential">
                <Lock aria-hidden />
                {t('confidential')}
              </span>
            )}
            {where.join(' · ')}
          </span>
        )}
      </span>
    </>
  )
}

function iconOf(place: FindPlace): ReactNode {
  switch (place.kind) {
    case 'activity':
      return <PartyShape party={place.party} />
    case 'section':
      return <FileText aria-hidden />
    case 'comment':
      return <MessageSquareText aria-hidden />
    case 'clause':
      return <BookOpenText aria-hidden />
    case 'person':
      return <UserRound aria-hidden />
    case 'duty':
      return <ListChecks aria-hidden />
    default:
      place satisfies never
      return null
  }
}
