/** Everything that is entered in the audit trail, by the name it has there, with the kind one can look for it by. */
export const AUDIT_KINDS = [
  'sign-in',
  'people',
  'account',
  'plan',
  'comments',
  'confidential',
  'vocabulary',
  'agreement',
  'meetings',
  'access',
  'operations',
] as const
export type AuditKind = (typeof AUDIT_KINDS)[number]

export const AUDIT_ACTIONS = {
  'signed-in': 'sign-in',
  'signed-out': 'sign-in',
  /** Came back from a provider, to sign in. */
  'provider-returned': 'sign-in',
  /** The first time on a day; and every refusal of one, within the limits of refusals. */
  'token-used': 'sign-in',
  /** The first time on a day. */
  'feed-fetched': 'sign-in',

  'set-up': 'people',
  'invitation-made': 'people',
  'invitation-withdrawn': 'people',
  joined: 'people',
  'member-changed': 'people',
  'session-ended': 'people',
  'settings-changed': 'people',

  'own-session-ended': 'account',
  'password-changed': 'account',
  'mail-settings-changed': 'account',
  'second-factor-added': 'account',
  'second-factor-removed': 'account',
  'provider-linked': 'account',
  'provider-unlinked': 'account',
  'token-made': 'account',
  'token-ended': 'account',
  'feed-made': 'account',
  'feed-ended': 'account',

  'plan-created': 'plan',
  'plan-exported': 'plan',
  'account-exported': 'plan',
  'plan-imported': 'plan',
  'next-year-begun': 'plan',
  'activity-created': 'plan',
  'activity-changed': 'plan',
  'version-kept': 'plan',
  'version-restored': 'plan',
  'finding-decided': 'plan',
  'signed-off': 'plan',
  'publication-changed': 'plan',
  'duty-changed': 'plan',
  'briefing-seen': 'plan',

  'thread-started': 'comments',
  'thread-replied': 'comments',
  'thread-resolved': 'comments',
  'thread-reopened': 'comments',
  'comment-changed': 'comments',
  'comment-deleted': 'comments',

  'made-confidential': 'confidential',
  'made-shared': 'confidential',
  'confidential-decided': 'confidential',
  'confidential-commented': 'confidential',
  'confidential-duty-changed': 'confidential',

  'word-added': 'vocabulary',
  'word-removed': 'vocabulary',
  'lesson-changed': 'vocabulary',

  'wording-published': 'agreement',

  'meeting-changed': 'meetings',
  'meeting-step': 'meetings',
  'minutes-approved': 'meetings',
  /** These two are shown to directors alone: that there is something closed is between them. */
  'closed-minutes-approved': 'meetings',
  'closed-minutes-exported': 'meetings',
  'meeting-exported': 'meetings',
  'task-given': 'meetings',
  'task-changed': 'meetings',
  'contact-logged': 'meetings',
  'standing-changed': 'meetings',
  'notice-given': 'meetings',

  'room-opened': 'access',
  'room-closed': 'access',
  'write-refused': 'access',
  'route-refused': 'access',
  /** Refusals that came too fast to enter each of them. */
  'refusals-left-out': 'access',

  'backed-up': 'operations',
  restored: 'operations',
  verified: 'operations',
  salvaged: 'operations',
  'person-added': 'operations',
  'password-set': 'operations',
  'trail-exported': 'operations',
  /** Entries that the disk would not take. */
  'entries-lost': 'operations',
  /** The end of the trail's file was half an entry and was cut off. */
  'trail-mended': 'operations',
} as const satisfies Record<string, AuditKind>

export type AuditAction = keyof typeof AUDIT_ACTIONS

/** Answers whether the action may only be done once that it is being done has been entered: it changes who may do what. */
export function isEnteredFirst(action: AuditAction): boolean {
  return AUDIT_ACTIONS[action] === 'people' || FIRST_OF_ACCOUNT.includes(action)
}

/** How somebody can sign in; ending a session of one's own must always be possible. */
const FIRST_OF_ACCOUNT: readonly AuditAction[] = [
  'password-changed',
  'second-factor-added',
  'second-factor-removed',
  'provider-linked',
  'provider-unlinked',
  'token-made',
  'feed-made',
]
