/** Nothing that is not for others' eyes is in an external edition, in whatever format. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { dutyOf, headOf } from '#shared/duties/duty.ts'
import type { DutyAct, DutyDeed } from '#shared/duties/duty-act.ts'
import { EXPORT_FORMATS, type ExportFormat } from '#shared/export/formats.ts'
import { forOthersEyes } from '#shared/export/variants.ts'
import { judgedState } from '#shared/findings/judged-state.ts'
import { anActivity } from '#shared/plan/testing/an-activity.ts'
import { contentOf } from './testing/data-content.ts'
import { askPoppler, PROGRAM_MS, programOrSkip } from './testing/other-programs.ts'
import { WRITERS } from './writers.ts'

const author = { personId: 'p1', name: 'Asta Underskriver', party: 'censec', role: 'director' } as const
const by = { censec: { name: author.name, at: '2027-03-01T08:00:00.000Z' } }
const activity = anActivity({ id: 'a0', title: 'Messe', party: 'difos', category: 3 })
const finding = {
  id: 'f0',
  activity: 'a0',
  kind: 'inform',
  clause: 'tillaeg.3.b',
  fingerprint: 'f',
} as const
const head = headOf(finding, 'difos')
if (!head) throw new Error('This should be a duty.')
const act = (deed: DutyDeed): DutyAct => ({ duty: head, deed, by: author, at: '2027-03-01T08:00:00.000Z' })
const wording = judgedState(activity)
const acts = [
  act({ act: 'sent', message: 'Kanariefugl i beskeden', wording }),
  act({ act: 'acknowledged', wording }),
]
const duty = dutyOf({ head, finding, activity, decisions: [], acts, year: 2027 })
const whole = contentOf([{ title: 'Messe', budget: 987_654 }], {
  status: 'agreed',
  duties: [duty],
  approvals: [{ category: 1, by }],
  openThreads: [
    {
      comments: [
        {
          id: 'c',
          author,
          body: 'Er det for dyrt?',
          at: '2027-03-01T08:00:00.000Z',
          mentions: [],
          earlier: [],
        },
      ],
      place: { kind: 'plan' },
    },
  ],
})
const NOT_FOR_OTHERS = [
  /987\.?654/,
  /budget/i,
  /efter (?:samarbejds)?aftalen/,
  /Underskriver/,
  /for dyrt/,
  /Kanariefugl/,
  /kvitter/i,
  /[Pp]ligt/,
]
const FULL_EDITION = 'Begge parter har godkendt planens fulde udgave.'

/** All the words of a file, also of one that is packed. */
async function wordsOf(bytes: Uint8Array, format: ExportFormat, skip: Parameters<typeof programOrSkip>[1]) {
  if (format === 'pdf') return askPoppler(programOrSkip('pdftotext', skip), bytes, ['-raw'], ['-'])
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b
  const parts = isPacked ? Object.values(unzipSync(bytes)) : [bytes]
  return parts.map((part) => strFromU8(part).replace(/<[^>]+>/g, '')).join('\n')
}

test.for(EXPORT_FORMATS)('[EXPORT-10] as .%s', { timeout: PROGRAM_MS }, async (format, { skip }) => {
  const { write } = WRITERS[format]
  const [internal, external] = [await write(whole), await write(forOthersEyes(whole))]
  const told = await wordsOf(external, format, skip)
  expect(told).toContain('Messe')
  expect(NOT_FOR_OTHERS.filter((words) => words.test(told))).toEqual([])
  if (format !== 'ics') expect(await wordsOf(internal, format, skip)).toMatch(/987\.?654/)
  if (['docx', 'odt', 'html', 'md'].includes(format)) {
    expect(told).toContain(FULL_EDITION)
  }
  if (['docx', 'odt', 'html', 'md', 'pdf', 'xlsx'].includes(format))
    expect(await wordsOf(internal, format, skip)).toContain('Kanariefugl')
})
