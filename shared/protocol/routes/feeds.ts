/** The plan in people's own calendars. */
import type { TabledRoute } from '../route.ts'
import { feedParams, feedSecretParams, madeFeed, newFeed, ownFeedsAnswer } from '../schemas/feeds.ts'
import { none } from './none.ts'

export const feedsRoutes = {
  listOwnFeeds: {
    ...none,
    method: 'GET',
    path: '/api/feeds',
    summary: 'The person’s calendar feeds, the newest first; their addresses are told once only.',
    access: { kind: 'signed-in' },
    token: 'none',
    answer: ownFeedsAnswer,
  },
  makeFeed: {
    ...none,
    method: 'POST',
    path: '/api/feeds',
    summary: 'Makes a feed that a calendar can follow; answers the secret of its address, once.',
    access: { kind: 'permitted', action: 'export', object: 'plan' },
    token: 'none',
    audit: { action: 'feed-made', makes: 'feedId' },
    body: newFeed,
    status: 201,
    answer: madeFeed,
  },
  endFeed: {
    ...none,
    method: 'DELETE',
    path: '/api/feeds/:feedId',
    summary: 'The feed’s address leads to nothing any more.',
    access: { kind: 'signed-in' },
    token: 'none',
    audit: { action: 'feed-ended' },
    params: feedParams,
    status: 204,
  },
  readFeed: {
    ...none,
    method: 'GET',
    path: '/api/feeds/:secret.ics',
    summary: 'The activities that the feed is for, as its person may see them now, as iCalendar.',
    // Calendars bring no cookie: who has the address may read, as long as its person may. Its first fetch of a day is
    // entered by the handler; what is refused is not, for calendars go on asking for years.
    access: { kind: 'public' },
    token: 'none',
    params: feedSecretParams,
    file: true,
  },
} as const satisfies Record<string, TabledRoute>
