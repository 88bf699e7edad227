import '../../styles/notifications.css'
import { Bell, BellOff } from 'lucide-react'
import { Button as AriaButton, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { noticeLine } from '#shared/notifications/notice-line.ts'
import { noticePath } from '#shared/notifications/notice-path.ts'
import { useProblemSentence } from '../../api/problem-sentence.ts'
import { shortMoment } from '../../text/moment.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type NoticeList, useNotices } from './notices-provider.tsx'

/** More than two digits are no longer a number that anybody reads. */
const MOST_SHOWN = 99

/** The bell in the bar: a number for what is aimed at the person, a dot for the rest, and the list behind it. */
export function NoticesButton() {
  const t = useTranslations('notifications')
  const list = useNotices()?.list
  const { aimed = 0, hasRest = false } = list ?? {}
  const rest = hasRest ? t('restNew') : t('nothingNew')
  const news = aimed > 0 ? t('aimedNew', { count: aimed }) : rest
  return (
    <DialogTrigger>
      <AriaButton className="notices-button" aria-label={list ? `${t('title')}: ${news}` : t('title')}>
        <Bell aria-hidden />
        {aimed > 0 && (
          <span className="notices-number" aria-hidden>
            {aimed > MOST_SHOWN ? `${MOST_SHOWN}+` : aimed}
          </span>
        )}
        {aimed === 0 && hasRest && <span className="notices-dot" aria-hidden />}
      </AriaButton>
      <Popover className="popover notices" placement="bottom end" offset={4}>
        <Dialog className="notices-dialog">
          {({ close }) => (
            <>
              <Heading slot="title" level={2}>
                {t('title')}
              </Heading>
              <NoticesContent onOpen={close} />
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function NoticesContent({ onOpen }: { onOpen(): void }) {
  const t = useTranslations('notifications')
  const sentenceOf = useProblemSentence()
  const notices = useNotices()
  const { list, problem } = notices ?? {}
  const isAnyUnread = list?.notices.some(({ isRead }) => !isRead) ?? false
  return (
    <>
      {problem && (
        <Banner tone="danger" isUrgent>
          {sentenceOf(problem)}
        </Banner>
      )}
      {list?.notices.length === 0 && (
        <EmptyState icon={<BellOff aria-hidden />} title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      )}
      {list && list.notices.length > 0 && (
        <ul className="notice-list">
          {list.notices.map((notice) => (
            <NoticeItem
              key={notice.id}
              notice={notice}
              onOpen={() => {
                if (!notice.isRead) void notices?.markRead(notice.id)
                onOpen()
              }}
            />
          ))}
        </ul>
      )}
      <div className="notices-end">
        {isAnyUnread && (
          <Button
            size="small"
            onPress={({ target }) => {
              // The button goes once all is read: without it the next key, Escape too, would go nowhere.
              target.closest<HTMLElement>('[role="dialog"]')?.focus()
              void notices?.markAllRead()
            }}
          >
            {t('markAllRead')}
          </Button>
        )}
        <Link to="/konto" onClick={onOpen}>
          {t('mailSettings')}
        </Link>
      </div>
    </>
  )
}

function NoticeItem({ notice, onOpen }: { notice: NoticeList['notices'][number]; onOpen(): void }) {
  const t = useTranslations('notifications')
  const locale = useLocale()
  return (
    <li className="notice" data-unread={notice.isRead ? undefined : true} data-kind={notice.kind}>
      <Link to={noticePath(notice)} onClick={onOpen}>
        {!notice.isRead && <span className="visually-hidden">{t('unread')} </span>}
        {noticeLine(notice, locale)}
      </Link>
      <p>{[notice.planTitle, shortMoment(notice.at, locale)].filter(Boolean).join(' · ')}</p>
    </li>
  )
}
