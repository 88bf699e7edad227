import { agreement } from './da/agreement.ts'
import { calendar } from './da/calendar.ts'
import { comments } from './da/comments.ts'
import { common } from './da/common.ts'
import { confidential } from './da/confidential.ts'
import { drafts } from './da/drafts.ts'
import { duties } from './da/duties.ts'
import { exportTexts } from './da/export.ts'
import { find } from './da/find.ts'
import { findings } from './da/findings.ts'
import { followUp } from './da/follow-up.ts'
import { guide } from './da/guide.ts'
import { meetings } from './da/meetings.ts'
import { members } from './da/members.ts'
import { nextYear } from './da/next-year.ts'
import { notifications } from './da/notifications.ts'
import { offline } from './da/offline.ts'
import { oidc } from './da/oidc.ts'
import { overview } from './da/overview.ts'
import { pages } from './da/pages.ts'
import { people } from './da/people.ts'
import { plan } from './da/plan.ts'
import { plans } from './da/plans.ts'
import { secondFactor } from './da/second-factor.ts'
import { sidePanel } from './da/side-panel.ts'
import { signOff } from './da/sign-off.ts'
import { standing } from './da/standing.ts'
import { table } from './da/table.ts'
import { timeline } from './da/timeline.ts'
import { tokens } from './da/tokens.ts'
import { verify } from './da/verify.ts'
import { versions } from './da/versions.ts'
import { views } from './da/views.ts'
import { vocabulary } from './da/vocabulary.ts'
import { wheel } from './da/wheel.ts'

/** Danish is the default and decides which keys there are. One file a word in da/, so that texts are found where their feature is. */
export const da = {
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

export type Texts = typeof da
