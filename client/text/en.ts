import type { Texts } from './da.ts'
import { agreement } from './en/agreement.ts'
import { calendar } from './en/calendar.ts'
import { comments } from './en/comments.ts'
import { common } from './en/common.ts'
import { confidential } from './en/confidential.ts'
import { drafts } from './en/drafts.ts'
import { duties } from './en/duties.ts'
import { exportTexts } from './en/export.ts'
import { find } from './en/find.ts'
import { findings } from './en/findings.ts'
import { followUp } from './en/follow-up.ts'
import { guide } from './en/guide.ts'
import { meetings } from './en/meetings.ts'
import { members } from './en/members.ts'
import { nextYear } from './en/next-year.ts'
import { notifications } from './en/notifications.ts'
import { offline } from './en/offline.ts'
import { oidc } from './en/oidc.ts'
import { overview } from './en/overview.ts'
import { pages } from './en/pages.ts'
import { people } from './en/people.ts'
import { plan } from './en/plan.ts'
import { plans } from './en/plans.ts'
import { secondFactor } from './en/second-factor.ts'
import { sidePanel } from './en/side-panel.ts'
import { signOff } from './en/sign-off.ts'
import { standing } from './en/standing.ts'
import { table } from './en/table.ts'
import { timeline } from './en/timeline.ts'
import { tokens } from './en/tokens.ts'
import { verify } from './en/verify.ts'
import { versions } from './en/versions.ts'
import { views } from './en/views.ts'
import { vocabulary } from './en/vocabulary.ts'
import { wheel } from './en/wheel.ts'

export const en: Texts = {
  agreement,
  calendar,
  comments,
  common,
  confidential,
  drafts,
  duties,
  export: exportTexts,
  find,
  findings,
  followUp,
  guide,
  meetings,
  members,
  nextYear,
  notifications,
  offline,
  oidc,
  overview,
  pages,
  people,
  plan,
  plans,
  secondFactor,
  sidePanel,
  signOff,
  standing,
  table,
  timeline,
  tokens,
  verify,
  versions,
  views,
  vocabulary,
  wheel,
}
