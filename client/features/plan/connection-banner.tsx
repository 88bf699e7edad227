import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { finalReason, isFetchedAnew, type SaveState } from '../../connection/save-state.ts'
import { timeOrMoment } from '../../text/moment.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useStore, useStorePart } from '../../ui/store.ts'
import { DraftsDialog } from '../drafts/drafts-dialog.tsx'
import { mayEditPlan, usePage } from './page-parts.tsx'

/** Tells what has happened to the connection and what to do; the words on the page stay where they are. */
export function ConnectionBanner() {
  const { plan, drafts } = usePage()
  const trouble = useStorePart(plan.saveState, troubleOf)
  const [isShowingDrafts, setShowingDrafts] = useState(false)
  const showDrafts = () => setShowingDrafts(true)
  return (
    <>
      {trouble?.kind === 'offline' && <OfflineBanner state={trouble} />}
      {trouble?.kind === 'stopped' && !isFetchedAnew(trouble) && (
        <StoppedBanner state={trouble} onShowDrafts={showDrafts} />
      )}
      {trouble?.kind !== 'stopped' && <DraftsBanner onShow={showDrafts} />}
      {/* Here and not in a banner: a connection that comes and goes must not close what is being read. */}
      <DraftsDialog drafts={drafts} isOpen={isShowingDrafts} onClose={() => setShowingDrafts(false)} />
    </>
  )
}

/** Every letter is saved in its turn: that is told elsewhere. */
function troubleOf(state: SaveState) {
  return state.kind === 'offline' || state.kind === 'stopped' ? state : undefined
}

function OfflineBanner({ state }: { state: Extract<SaveState, { kind: 'offline' }> }) {
  const t = useTranslations('plan.save')
  const locale = useLocale()
  const { plan } = usePage()
  const since = timeOrMoment(state.since, new Date().toISOString(), locale)
  if (!mayEditPlan(plan.person)) return <Banner tone="warning">{t('offlineTextReader', { since })}</Banner>
  return (
    <Banner tone="warning">
      {state.isKept ? t('offlineText', { since }) : t('offlineTextInTab', { since })}
    </Banner>
  )
}

type Stopped = Extract<SaveState, { kind: 'stopped' }>

function StoppedBanner({ state, onShowDrafts }: { state: Stopped; onShowDrafts(): void }) {
  const t = useTranslations('plan.save')
  const { retry, drafts } = usePage()
  const hasDraft = useStore(drafts).length > 0
  const isSignedOut = state.reason === 'signed-out'

  useEffect(() => {
    if (!isSignedOut) return
    // The person signs in in another window and comes back.
    addEventListener('focus', retry)
    return () => removeEventListener('focus', retry)
  }, [isSignedOut, retry])

  const waiting = whereUnsavedWordsAre(state, hasDraft)
  return (
    <Banner
      tone={state.reason === 'not-saved' ? 'warning' : 'danger'}
      isUrgent
      action={
        <>
          {hasDraft && <ShowDrafts onPress={onShowDrafts} />}
          <WayOn reason={state.reason} />
        </>
      }
    >
      {t(`reasons.${state.reason}`)} {waiting && t(`waiting.${waiting}`)}
    </Banner>
  )
}

function WayOn({ reason }: { reason: Stopped['reason'] }) {
  const t = useTranslations('plan.save')
  // It goes on by itself.
  if (reason === 'not-saved') return null
  if (reason !== 'signed-out') {
    return (
      <Button size="small" onPress={() => location.reload()}>
        {t('reload')}
      </Button>
    )
  }
  return (
    <a
      className="button"
      data-kind="secondary"
      data-size="small"
      href="/log-ind"
      target="_blank"
      rel="noreferrer"
    >
      {t('signInAgain')}
    </a>
  )
}

function whereUnsavedWordsAre(
  state: Stopped,
  hasDraft: boolean,
): 'aside' | 'onlyHere' | 'kept' | 'inTab' | undefined {
  if (state.changes === 0) return undefined
  if (hasDraft) return state.isKept ? 'aside' : 'onlyHere'
  const reason = finalReason(state)
  // Moves and deletions have no words to offer.
  if (reason !== undefined && reason !== 'too-old' && reason !== 'damaged') return undefined
  return state.isKept ? 'kept' : 'inTab'
}

/** What an earlier page could not save waits here until it is copied or discarded. */
function DraftsBanner({ onShow }: { onShow(): void }) {
  const t = useTranslations('drafts')
  const { drafts } = usePage()
  if (useStore(drafts).length === 0) return null
  return (
    <Banner tone="warning" action={<ShowDrafts onPress={onShow} />}>
      {t('notice')}
    </Banner>
  )
}

function ShowDrafts({ onPress }: { onPress(): void }) {
  const t = useTranslations('drafts')
  return (
    <Button size="small" onPress={onPress}>
      {t('show')}
    </Button>
  )
}
