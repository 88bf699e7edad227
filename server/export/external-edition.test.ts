/** Nothing that is not for others' eyes is in an external edition, in whatever format. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { EXPORT_FORMATS, type ExportFormat } from '#shared/export/formats.ts'
import { forOthersEyes } from '#shared/export/variants.ts'
import { contentOf } from './testing/data-content.ts'
import { askPoppler, PROGRAM_MS, programOrSkip } from './testing/other-programs.ts'
import { WRITERS } from './writers.ts'

const author = { personId: 'p1', name: 'Asta Underskriver', party: 'censec', role: 'director' } as const
const by = { censec: { name: author.name, at: '2027-03-01T08:00:00.000Z' } }
const whole = contentOf([{ title: 'Messe', budget: 987_654 }], {
  status: 'agreed',
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
const NOT_FOR_OTHERS = [/987\.?654/, /budget/i, /efter (?:samarbejds)?aftalen/, /Underskriver/, /for dyrt/]
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
  if (['docx', 'odt', 'html', 'md'].includes(format)) expect(told).toContain(FULL_EDITION)
})
