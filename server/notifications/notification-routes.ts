import { routes } from '#shared/protocol/routes.ts'
import { type EndpointsOf, endpoint, sessionOf } from '../http/endpoint.ts'
import type { MailRounds } from './mail-rounds.ts'
import type { Notifications } from './notifications.ts'

type NotificationRoutes = EndpointsOf<
  'listNotices' | 'readNotices' | 'readMailSettings' | 'changeMailSettings' | 'stopMail'
>

export function notificationRoutes({
  notifications,
  mail,
}: {
  notifications: Notifications
  mail: MailRounds
}): NotificationRoutes {
  return {
    listNotices: endpoint(routes.listNotices, (request) => notifications.list(sessionOf(request).person)),
    readNotices: endpoint(routes.readNotices, (request) =>
      notifications.markRead(sessionOf(request).person, request.body),
    ),
    readMailSettings: endpoint(routes.readMailSettings, async (request) => ({
      settings: await notifications.settingsOf(sessionOf(request).person),
      isOn: mail.isOn,
    })),
    changeMailSettings: endpoint(routes.changeMailSettings, async (request) => {
      const { person } = sessionOf(request)
      const settings = await notifications.changeSettings(person, (present) => ({
        digest: request.body.digest ?? present.digest,
        time: request.body.time ?? present.time,
        mentionsAtOnce: request.body.mentionsAtOnce ?? present.mentionsAtOnce,
        approvalsAtOnce: request.body.approvalsAtOnce ?? present.approvalsAtOnce,
        dutiesAtOnce: request.body.dutiesAtOnce ?? present.dutiesAtOnce,
        locale: request.body.locale ?? present.locale,
      }))
      return { settings, isOn: mail.isOn }
    }),
    stopMail: endpoint(routes.stopMail, async ({ params, note }) => {
      note({ personId: await mail.stop(params.token) })
    }),
  }
}
