import '../../styles/members.css'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { MOST_FEEDS } from '#shared/feeds/feed-choice.ts'
import { routes } from '#shared/protocol/routes.ts'
import type { ownFeedsAnswer } from '#shared/protocol/schemas/feeds.ts'
import { call } from '../../api/call.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { WithPageTexts } from '../../text/with-page-texts.tsx'
import { Button } from '../../ui/button.tsx'
import { FailureBanner } from '../../ui/failure-banner.tsx'
import type { Making } from '../../ui/making-dialog.tsx'
import { ConfirmDialog, type Question } from '../people/confirm-dialog.tsx'
import { useOwnAccess } from '../people/use-own-access.ts'
import { FeedItem } from './feed-item.tsx'
import { MakeFeedDialog } from './make-feed-dialog.tsx'

export type OwnFeed = z.output<typeof ownFeedsAnswer>['feeds'][number]

const FEED_CALLS = {
  list: () => call(routes.listOwnFeeds),
  end: (feedId: string) => call(routes.endFeed, { params: { feedId } }),
}

/** The calendars that follow the plans for this person. */
export function FeedsPage() {
  return (
    <WithPageTexts of="feeds">
      <Feeds />
    </WithPageTexts>
  )
}

function Feeds() {
  const t = useTranslations('feeds')
  const pages = useTranslations('pages')
  const sentenceOf = useProblemSentence()
  const { answer, plans, problem, load, end } = useOwnAccess(FEED_CALLS)
  const feeds = answer?.feeds
  const [making, setMaking] = useState<Making<string>>()
  const [question, setQuestion] = useState<Question>()

  const askToEnd = ({ id }: OwnFeed) =>
    setQuestion({
      title: t('endTitle'),
      text: t('endText'),
      action: t('end'),
      isDanger: true,
      onYes: () => void end(id),
    })

  return (
    <main className="page" id="indhold" tabIndex={-1}>
      <title>{`${pages('feeds')} · Samplan`}</title>
      <h1>{pages('feeds')}</h1>
      <section className="member-part" aria-labelledby="abonnementer">
        <p>{t('text')}</p>
        {problem && (
          <FailureBanner isUrgent onRetry={() => void load()}>
            {sentenceOf(problem)}
          </FailureBanner>
        )}
        <h2 id="abonnementer">{t('yours')}</h2>
        {feeds?.length === 0 && <p className="member-note">{t('empty')}</p>}
        {feeds && feeds.length > 0 && (
          <ul className="session-list" aria-label={t('yours')}>
            {feeds.map((feed) => (
              <FeedItem key={feed.id} feed={feed} plans={plans} onEnd={() => askToEnd(feed)} />
            ))}
          </ul>
        )}
        <div className="member-actions">
          {feeds && feeds.length >= MOST_FEEDS ? (
            <p className="member-note">{t('full', { count: feeds.length })}</p>
          ) : (
            <Button onPress={() => setMaking({ kind: 'asking' })}>{t('make')}</Button>
          )}
        </div>
      </section>
      <MakeFeedDialog
        plans={plans}
        making={making}
        onMade={(made) => {
          setMaking({ kind: 'made', made })
          void load()
        }}
        onClose={() => setMaking(undefined)}
      />
      <ConfirmDialog question={question} onClose={() => setQuestion(undefined)} />
    </main>
  )
}
