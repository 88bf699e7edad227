import { routes } from '#shared/protocol/routes.ts'
import { type Audit, actorOf, partyOf } from '../audit/audit.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { CalendarFeed } from '../ports/directory.ts'
import type { Feeds, ReadFeed } from './feeds.ts'

export function feedRoutes({
  feeds,
  audit,
}: {
  feeds: Feeds
  audit: Pick<Audit, 'enter'>
}): EndpointsOf<'listOwnFeeds' | 'makeFeed' | 'endFeed' | 'readFeed'> {
  return {
    listOwnFeeds: endpoint(routes.listOwnFeeds, async (request) => {
      const own = await feeds.list(sessionOf(request).person)
      return { feeds: own.map(feedToAnswer) }
    }),
    makeFeed: endpoint(routes.makeFeed, async (request) => {
      const { feed, secret } = await feeds.make(sessionOf(request), request.body)
      return { ...feedToAnswer(feed), secret }
    }),
    endFeed: endpoint(routes.endFeed, (request) =>
      feeds.end(sessionOf(request).person, request.params.feedId),
    ),
    readFeed: endpoint(routes.readFeed, async ({ params, caller }) => {
      const read = await feeds.read(params.secret)
      if (read.isFirstToday) await audit.enter(fetchedEvent(read, caller.address))
      return { contentType: 'text/calendar; charset=utf-8', bytes: read.write, tag: read.tag }
    }),
  }
}

function fetchedEvent({ feed, person }: ReadFeed, address: string) {
  const action = 'feed-fetched'
  const party = partyOf(action, person.party)
  return {
    actor: actorOf(person),
    action,
    result: 'ok',
    facts: { feedId: feed.id, personId: person.id },
    ...(party && { party }),
    address,
  } as const
}

function feedToAnswer({
  secretHash: _hash,
  personId: _owner,
  secondFactorAtProvider: _factor,
  shown: _shown,
  ...feed
}: CalendarFeed) {
  return feed
}
