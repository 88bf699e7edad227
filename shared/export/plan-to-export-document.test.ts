import { describe, expect, it } from 'vitest'
import { BUILT_IN_AGREEMENT, BUILT_IN_CATEGORIES } from '#shared/agreement/built-in-agreement.ts'
import type { Comment } from '#shared/comments/thread.ts'
import type { Decision } from '#shared/findings/decision.ts'
import type { Overlap, RoleFinding } from '#shared/findings/findings.ts'
import { judgedState } from '#shared/findings/judged-state.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { paragraphsFrom } from '#shared/plan/rich-text.ts'
import { anActivity } from '#shared/plan/testing/an-activity.ts'
import { commentsAtTheEnd } from './comments-at-the-end.ts'
import type { ExportContext } from './export-content.ts'
import type { ExportBlock } from './export-document.ts'
import { planToExportDocument } from './plan-to-export-document.ts'
import { exportContext } from './testing/export-context.ts'
import { forOthersEyes } from './variants.ts'

const trip = anActivity({
  id: 'trip',
  party: 'censec',
  title: 'Virksomhedsrejse til Kiel',
  body: [
    { kind: 'heading', level: 1, runs: [{ text: 'Program' }] },
    { kind: 'paragraph', runs: [{ text: 'Vi besøger ' }, { text: 'to', bold: true }, { text: ' værfter.' }] },
  ],
  precision: 'week',
  start: '2027-05-24',
  end: '2027-05-30',
  status: 'confirmed',
  audience: ["SMV'er", 'maritime leverandører'],
  partners: ['ambassaden'],
  place: 'Kiel',
  counterpart: 'den tyske marine',
  responsible: 'Anna',
  budget: 1_250_000,
  goal: 'Fem nye kunder',
})
const campaign = anActivity({
  id: 'campaign',
  party: 'difos',
  title: 'Eksportfremstød til Kiel',
  body: paragraphsFrom(''),
  budget: 80_000,
})
const cancelled = anActivity({
  id: 'cancelled',
  party: 'joint',
  title: '',
  status: 'cancelled',
  budget: 9,
})

const plan: Plan = {
  title: 'Aktivitetsplan 2027',
  year: 2027,
  sections: BUILT_IN_CATEGORIES.map((category) => ({
    category,
    text: category === 3 ? paragraphsFrom('Vi står sammen ude.\n') : [],
    activities: category === 3 ? [trip, campaign, cancelled] : [],
  })),
}

const overlap: Overlap = {
  id: 'overlap:campaign:trip',
  a: 'trip',
  b: 'campaign',
  label: 'overlap',
  score: 0.9,
  reasons: [],
  evidence: [],
  clauses: ['formaal.b'],
  fingerprint: 'as-judged',
}
const roleFinding: RoleFinding = {
  id: 'role:trip:responsibility',
  activity: 'trip',
  kind: 'responsibility',
  clause: 'tillaeg.3.d',
  why: { da: 'hvorfor', en: 'why' },
  words: [],
  fingerprint: 'as-judged',
}
const decision = (findingId: string, fingerprint = 'as-judged'): Decision => ({
  findingId,
  outcome: 'coordinate',
  reason: 'Vi rejser sammen.',
  fingerprint,
  by: { personId: 'mette', name: 'Mette', party: 'difos', role: 'director' },
  at: '2027-02-03T13:05:00.000Z',
})

const comment = (body: string): Comment => ({
  id: body,
  author: { personId: 'anna', name: 'Anna', party: 'censec', role: 'director' },
  body,
  at: '2027-03-05T13:00:00.000Z',
  mentions: [],
  earlier: [],
})

const context = exportContext({
  findings: { overlaps: [overlap], roleFindings: [roleFinding] },
  decisions: [decision(overlap.id)],
})

const documentOf = (changes: Partial<ExportContext> = {}) =>
  planToExportDocument(plan, BUILT_IN_AGREEMENT, { ...context, ...changes })

/** The document as lines: a mark for the kind of block, then its words. */
function outline(blocks: ExportBlock[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading':
        return [`${'#'.repeat(block.level)} ${words(block)}`]
      case 'paragraph':
        return [block.note ? `(${words(block)})` : words(block)]
      case 'list':
        return block.items.flatMap(outline).map((line) => `- ${line}`)
      case 'quote':
        return outline(block.blocks).map((line) => `> ${line}`)
      case 'table':
        return [
          ...(block.caption === undefined ? [] : [`[${block.caption}]`]),
          ...block.rows.map((row) =>
            row
              .map((cell) => outline(cell.blocks).join(' / '))
              .join(row.every((cell) => cell.header) ? ' ‖ ' : ' | '),
          ),
        ]
      case 'fields':
        return block.fields.map(({ label, value }) => `${label}: ${value}`)
      default:
        block satisfies never
        return []
    }
  })
}

const words = ({ runs }: { runs: { text: string }[] }) => runs.map((run) => run.text).join('')

describe('planToExportDocument', () => {
  it('lays a plan out as a document a board can read', () => {
    expect(outline(documentOf().blocks)).toEqual([
      '# Overblik',
      '[Tabel 1. Aktiviteter og budget i hvert afsnit]',
      'Afsnit ‖ CenSec ‖ DI FOS ‖ Fælles ‖ I alt ‖ Budget',
      '1. Politisk interessevaretagelse | 0 | 0 | 0 | 0 | 0 kr.',
      '2. Klyngesamarbejde | 0 | 0 | 0 | 0 | 0 kr.',
      '3. Internationale fremstød og eksport | 1 | 1 | 0 | 2 | 1.330.000 kr.',
      '4. Operationelle aktiviteter | 0 | 0 | 0 | 0 | 0 kr.',
      '5. Øvrige opgaver | 0 | 0 | 0 | 0 | 0 kr.',
      'I alt | 1 | 1 | 0 | 2 | 1.330.000 kr.',
      '(Aflyste aktiviteter er ikke talt med.)',
      'Afgjort: 1 til koordinering.',
      'Endnu ikke afgjort: 1 advarsel om roller.',
      '# 1. Politisk interessevaretagelse',
      '(Ansvarlig efter samarbejdsaftalen: Dansk Industri og DI FOS)',
      '## Aktiviteter',
      'Ingen aktiviteter i dette afsnit.',
      '# 2. Klyngesamarbejde',
      '(Ansvarlig efter samarbejdsaftalen: CenSec)',
      '## Aktiviteter',
      'Ingen aktiviteter i dette afsnit.',
      '# 3. Internationale fremstød og eksport',
      '(Ansvarlig efter samarbejdsaftalen: Dansk Industri og DI FOS)',
      'Vi står sammen ude.',
      '## Aktiviteter',
      '### Virksomhedsrejse til Kiel',
      'Part: CenSec',
      'Periode: uge 21, 2027',
      'Status: Bekræftet',
      'Ansvarlig: Anna',
      "Målgruppe: SMV'er, maritime leverandører",
      'Modpart: den tyske marine',
      'Sted: Kiel',
      'Partnere: ambassaden',
      'Budget: 1.250.000 kr.',
      'Succeskriterium: Fem nye kunder',
      '#### Program',
      'Vi besøger to værfter.',
      '### Eksportfremstød til Kiel',
      'Part: DI FOS',
      'Periode: uafklaret',
      'Status: Planlagt',
      'Budget: 80.000 kr.',
      '### Uden titel',
      'Part: Fælles (CenSec og DI FOS)',
      'Periode: uafklaret',
      'Status: Aflyst',
      'Budget: 9 kr.',
      '# 4. Operationelle aktiviteter',
      '(Ansvarlig efter samarbejdsaftalen: hver part for sig)',
      '## Aktiviteter',
      'Ingen aktiviteter i dette afsnit.',
      '# 5. Øvrige opgaver',
      '(Ansvarlig efter samarbejdsaftalen: hver part for sig)',
      '## Aktiviteter',
      'Ingen aktiviteter i dette afsnit.',
      '# Bilag 1: Afgjorte overlap og beslægtede aktiviteter',
      'En af parterne eller begge har taget stilling til disse aktiviteter, der overlapper eller er beslægtede.',
      '[Tabel 2. Beslutninger om overlap og beslægtede aktiviteter]',
      'De to aktiviteter ‖ Beslutning ‖ Begrundelse ‖ Besluttet af',
      'Overlap / CenSec: Virksomhedsrejse til Kiel / DI FOS: Eksportfremstød til Kiel | Koordineres | Vi rejser sammen. | Mette for DI FOS / 3. februar 2027 kl. 14.05',
      '# Bilag 2: Afgjorte advarsler om roller',
      'Ingen advarsler om roller er afgjort endnu.',
    ])
  })

  it('has a title page with what the reader must know of the plan', () => {
    expect(documentOf({ status: 'agreed', version: 'Version 2' }).titlePage).toEqual({
      title: 'Aktivitetsplan 2027',
      subtitle: 'CenSec og DI FOS',
      facts: [
        { label: 'Status', value: 'Aftalt' },
        { label: 'Version', value: 'Version 2' },
        { label: 'Udgave', value: 'Til internt brug' },
        { label: 'Udskrevet', value: '5. marts 2027' },
        { label: 'Kontrolsum', value: expect.stringMatching(/^([0-9a-f]{8} ?){8}$/) },
      ],
      blocks: [],
    })
  })

  it('[EXPORT-8] says on the title page who has approved which section when, and in which system', () => {
    const approvals = BUILT_IN_CATEGORIES.map((category) => ({
      category,
      by: category === 3 ? { difos: { name: 'Mette', at: '2027-02-03T13:05:00.000Z' } } : {},
    }))
    expect(outline(documentOf({ approvals }).titlePage.blocks)).toEqual([
      '[Godkendt i systemet]',
      'Afsnit ‖ CenSec ‖ DI FOS',
      '1. Politisk interessevaretagelse | Ikke godkendt | Ikke godkendt',
      '2. Klyngesamarbejde | Ikke godkendt | Ikke godkendt',
      '3. Internationale fremstød og eksport | Ikke godkendt | Mette / 3. februar 2027 kl. 14.05',
      '4. Operationelle aktiviteter | Ikke godkendt | Ikke godkendt',
      '5. Øvrige opgaver | Ikke godkendt | Ikke godkendt',
      '(Godkendelserne gælder afsnittenes ordlyd, som den står her.)',
    ])
  })

  it('[EXPORT-10] tells others nothing of budgets, roles, decisions, comments or another edition', () => {
    const openThreads = [{ place: { kind: 'plan' as const }, comments: [comment('Hemmeligt')] }]
    const content = forOthersEyes({
      plan,
      agreement: BUILT_IN_AGREEMENT,
      context: { ...context, openThreads },
    })
    const document = planToExportDocument(content.plan, BUILT_IN_AGREEMENT, content.context)
    const said = JSON.stringify(document)
    for (const word of [
      'Budget',
      'kr.',
      'Ansvarlig efter',
      'Koordineres',
      'fgjort',
      'Hemmeligt',
      'Bilag',
      'Udgave',
      'internt',
    ])
      expect(said).not.toContain(word)
    expect(outline(document.blocks)).toContain('Afsnit ‖ CenSec ‖ DI FOS ‖ Fælles ‖ I alt')
    expect(outline(document.blocks)).toContain('Succeskriterium: Fem nye kunder')
  })

  it('[EXPORT-11] marks the words of open comments, and tells them at the end where a format has none', () => {
    const at = (from: number, to: number) =>
      ({ kind: 'attached', place: { kind: 'body', activityId: 'trip' }, from, to }) as const
    const openThreads = [
      { place: at(11, 21), comments: [comment('Hvilke to?')] },
      { place: { kind: 'activity', activityId: 'campaign' } as const, comments: [comment('Hvornår?')] },
      {
        place: { kind: 'detached', quote: 'tre havne', section: 3 } as const,
        comments: [comment('Er væk'), comment('Ja')],
      },
    ]
    const document = documentOf({ openThreads })
    const runs = document.blocks.flatMap((block) => ('runs' in block ? block.runs : []))
    expect(runs.filter(({ threads }) => threads).map(({ text, threads }) => [text, threads])).toEqual([
      ['3. Internationale fremstød og eksport', [3]],
      ['besøger ', [1]],
      ['to', [1]],
      ['Eksportfremstød til Kiel', [2]],
    ])
    const lines = outline(commentsAtTheEnd(document).blocks)
    expect(lines).toContain('Vi besøger to\u00a0[1] værfter.')
    const from = lines.indexOf('# Åbne kommentarer')
    expect(lines.slice(from + 1)).toEqual([
      '## Kommentar 1',
      '> besøger to',
      'Anna (CenSec), 5. marts 2027 kl. 14.00',
      'Hvilke to?',
      '## Kommentar 2',
      '> Eksportfremstød til Kiel',
      'Anna (CenSec), 5. marts 2027 kl. 14.00',
      'Hvornår?',
      '## Kommentar 3',
      '> Om ord, der ikke længere står i planen: »tre havne« (3. Internationale fremstød og eksport)',
      'Anna (CenSec), 5. marts 2027 kl. 14.00',
      'Er væk',
      'Anna (CenSec), 5. marts 2027 kl. 14.00',
      'Ja',
    ])
  })

  it('names the year on the title page where the title does not', () => {
    const { titlePage } = planToExportDocument({ ...plan, title: 'Plan' }, BUILT_IN_AGREEMENT, context)
    expect(titlePage.facts[0]).toEqual({ label: 'År', value: '2027' })
  })

  it('counts overlaps, related activities and warnings about roles apart', () => {
    const related = [1, 2].map(
      (number): Overlap => ({ ...overlap, id: `related:${number}`, label: 'related' }),
    )
    const findings = { overlaps: [overlap, ...related], roleFindings: [roleFinding] }
    expect(outline(documentOf({ findings, decisions: [] }).blocks)).toContain(
      'Endnu ikke afgjort: 1 overlap, 2 par beslægtede aktiviteter og 1 advarsel om roller.',
    )
  })

  it('keeps the marks of the text', () => {
    const runs = documentOf().blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []))
    expect(runs).toContainEqual({ text: 'to', bold: true })
  })

  it('lists a decided role finding with the clause it rests on', () => {
    const lines = outline(documentOf({ decisions: [decision(roleFinding.id)] }).blocks)
    expect(lines).toContain(
      'Virksomhedsrejse til Kiel / Ansvaret ligger hos den anden part (Tillæg 1, afsnit 3, d) | Koordineres | Vi rejser sammen. | Mette for DI FOS / 3. februar 2027 kl. 14.05',
    )
    expect(lines).toContain('Ingen overlap eller beslægtede aktiviteter er afgjort endnu.')
    expect(lines).toContain('Endnu ikke afgjort: 1 overlap.')
  })

  it('counts a finding as open again when its activities have changed since the decision', () => {
    const lines = outline(documentOf({ decisions: [decision(overlap.id, 'before the change')] }).blocks)
    expect(lines).toContain('Ingen overlap eller beslægtede aktiviteter er afgjort endnu.')
    expect(lines).toContain('Endnu ikke afgjort: 1 overlap og 1 advarsel om roller.')
  })

  it('[FIND-9] lists what was decided about activities that have been merged or changed since, newest first', () => {
    const about: Decision['about'] = [
      { party: 'censec', title: 'Kursus' },
      { party: 'difos', title: 'Workshop' },
    ]
    const merged = {
      ...decision('overlap:gone:too'),
      outcome: 'joint' as const,
      about,
      at: '2027-02-04T13:05:00.000Z',
    }
    const reopened = decision(overlap.id, 'before the change')
    const decisions = [merged, reopened]
    const lines = outline(documentOf({ decisions, merged: new Set(['overlap:gone:too']) }).blocks)
    expect(lines).toContain('Afgjort: 1 lagt sammen.')
    const from = lines.findIndex((line) => line.startsWith('# Bilag 3'))
    expect(lines.slice(from + 4)).toEqual([
      'CenSec: Kursus / DI FOS: Workshop | Lagt sammen | Vi rejser sammen. | Mette for DI FOS / 4. februar 2027 kl. 14.05',
      'DI FOS: Eksportfremstød til Kiel / CenSec: Virksomhedsrejse til Kiel | Koordineres | Vi rejser sammen. | Mette for DI FOS / 3. februar 2027 kl. 14.05',
    ])
    expect(outline(documentOf().blocks).some((line) => line.startsWith('# Bilag 3'))).toBe(false)
  })

  it('[FIND-5] says under a decision that no longer holds what has changed since', () => {
    const lapsed = {
      ...decision(overlap.id, 'before the change'),
      judged: [{ ...judgedState(trip), place: 'Odense' }],
    }
    const lines = outline(documentOf({ decisions: [lapsed] }).blocks).join('\n')
    expect(lines).toContain(
      'Koordineres / Siden ændret i »Virksomhedsrejse til Kiel«: stedet er ændret fra Odense til Kiel.',
    )
  })

  it('[FIND-9] says of two that were merged and stand apart again that they were parted', () => {
    const merged = { ...decision(overlap.id), outcome: 'joint' as const }
    const lines = outline(documentOf({ decisions: [merged] }).blocks)
    expect(lines).toContain(
      'DI FOS: Eksportfremstød til Kiel / CenSec: Virksomhedsrejse til Kiel | Lagt sammen, men siden skilt ad igen | Vi rejser sammen. | Mette for DI FOS / 3. februar 2027 kl. 14.05',
    )
  })

  it('counts how findings were decided last, each once', () => {
    const keep = { ...decision(roleFinding.id), outcome: 'keep' as const }
    const decisions = [decision(overlap.id), decision(roleFinding.id), keep]
    expect(outline(documentOf({ decisions }).blocks)).toContain('Afgjort: 1 til koordinering og 1 fastholdt.')
    expect(outline(documentOf({ decisions: [] }).blocks).some((line) => line.startsWith('Afgjort'))).toBe(
      false,
    )
  })

  it('says so when everything has been decided', () => {
    const decisions = [decision(overlap.id), decision(roleFinding.id)]
    const lines = outline(documentOf({ decisions }).blocks)
    expect(lines).toContain('Alle advarsler i planen er afgjort.')
    expect(lines).toContain('Afgjort: 2 til koordinering.')
  })

  it('has headings that jump from the overview to each section', () => {
    const { blocks } = documentOf()
    const anchors = blocks.flatMap((block) =>
      block.kind === 'heading' && block.anchor ? [block.anchor] : [],
    )
    const jumps = JSON.stringify(blocks).match(/(?<="jumpTo":")[^"]+/g)
    const sections = ['section-1', 'section-2', 'section-3', 'section-4', 'section-5']
    expect(anchors).toEqual(['overview', ...sections, 'appendix-1', 'appendix-2'])
    expect(jumps).toEqual(sections)
  })

  it('speaks English when asked, and leaves the parties’ own words', () => {
    const lines = outline(documentOf({ locale: 'en' }).blocks)
    expect(lines).toContain('# 3. International promotion and export')
    expect(lines).toContain('Period: week 21, 2027')
    expect(lines).toContain('Budget: DKK 1,250,000')
    expect(lines).toContain('Not decided yet: 1 warning about roles.')
    expect(lines).toContain('Vi står sammen ude.')
  })
})
