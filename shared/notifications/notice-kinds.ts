/** What concerns a person most stands first: an event is told as the first kind that fits. */
export const NOTICE_KINDS = [
  'termination',
  'mention',
  'approval',
  'objection',
  'duty-sent',
  'duty-overdue',
  'briefing',
  'contact',
  'termination-withdrawn',
  'follow-up-late',
  'label-renewal',
  'agreed',
  'amendment',
  'withdrawal',
  'lifting',
  'duty-acknowledged',
  'duty-dropped',
  'decision',
  'reply',
  'comment',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]
