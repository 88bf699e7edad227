/** What concerns a person, in the product and by mail. */
import type { TabledRoute } from '../route.ts'
import {
  mailSettingsAnswer,
  mailSettingsPatch,
  mailStopParams,
  noticesAnswer,
  noticesRead,
} from '../schemas/notifications.ts'
import { none } from './none.ts'

export const notificationsRoutes = {
  listNotices: {
    ...none,
    method: 'GET',
    path: '/api/notifications',
    summary: 'What has happened that concerns the person, of what they may read now.',
    access: { kind: 'permitted', action: 'read', object: 'ledger' },
    token: 'none',
    answer: noticesAnswer,
  },
  readNotices: {
    ...none,
    method: 'POST',
    path: '/api/notifications/read',
    summary: 'Marks one notice as read, or all up to a moment.',
    access: { kind: 'permitted', action: 'read', object: 'ledger' },
    token: 'none',
    audit: 'refusals-only',
    body: noticesRead,
    status: 204,
  },
  readMailSettings: {
    ...none,
    method: 'GET',
    path: '/api/notifications/settings',
    summary: 'What the person wants by mail, and when.',
    access: { kind: 'permitted', action: 'read', object: 'ledger' },
    token: 'none',
    answer: mailSettingsAnswer,
  },
  changeMailSettings: {
    ...none,
    method: 'PATCH',
    path: '/api/notifications/settings',
    summary: 'Changes what the person wants by mail.',
    access: { kind: 'permitted', action: 'read', object: 'ledger' },
    token: 'none',
    audit: { action: 'mail-settings-changed' },
    body: mailSettingsPatch,
    answer: mailSettingsAnswer,
  },
  stopMail: {
    ...none,
    method: 'POST',
    path: '/api/mail/stop/:token',
    summary: 'Ends mails of one kind, with the link from such a mail (RFC 8058); nothing else.',
    access: { kind: 'public' },
    token: 'none',
    audit: { action: 'mail-settings-changed' },
    params: mailStopParams,
    status: 204,
  },
} as const satisfies Record<string, TabledRoute>
