import { number, table } from './markdown.ts'
import { figuresOf, type Results, type Scenario } from './scenario.ts'
import { SERVER_NAMES, type ServerName } from './server-process.ts'
import { median } from './statistics.ts'
import { isReached, measured, TARGETS, type Target } from './targets.ts'

/** The run as Markdown: a table a scenario, and one of the targets. */
export function reportOn(results: Results): string {
  const targets = TARGETS.flatMap((target) => {
    const value = measured(target, results)
    return value === undefined ? [] : [{ target, value }]
  })
  const parts = [...results]
    .filter(([, byServer]) => byServer.size > 0)
    .map(([scenario]) => scenarioTable(scenario, results))
  if (targets.length > 0) parts.push(targetTable(targets))
  return parts.join('\n\n')
}

function scenarioTable(scenario: Scenario, results: Results): string {
  const servers = SERVER_NAMES.filter((name) => results.get(scenario)?.has(name))
  const compared = (['raw', 'hocuspocus'] as const).filter(
    (name) => servers.includes(name) && servers.includes('samplan'),
  )
  const rows = Object.entries(scenario.figures).map(([figure, what]) => {
    const value = (name: ServerName) => median(figuresOf(results, scenario.letter, name, figure))
    return [
      what,
      ...servers.map((name) => number(value(name))),
      ...compared.map((name) => number(value('samplan') / value(name))),
    ]
  })
  const runs = Math.max(...servers.map((name) => results.get(scenario)?.get(name)?.length ?? 0))
  return [
    `### ${scenario.letter}. ${scenario.title}`,
    runs > 1 ? `Medians of ${runs} runs.` : 'One run.',
    table(['', ...servers, ...compared.map((name) => `samplan × ${name}`)], rows),
  ].join('\n\n')
}

function targetTable(targets: readonly { target: Target; value: number }[]): string {
  const rows = targets.map(({ target, value }) => [
    `${target.scenario} ${target.what}`,
    target.against === 'itself' ? '' : `× ${target.against}`,
    number(value),
    limit(target, target.asked, value),
    limit(target, target.bar, value),
    limit(target, target.goal, value),
  ])
  return `### Targets\n\n${table(['', 'against', 'measured', 'asked', 'bar', 'goal'], rows)}`
}

function limit(target: Target, wanted: number | undefined, value: number): string {
  if (wanted === undefined) return ''
  const sign = target.better === 'less' ? '≤' : '≥'
  return `${sign} ${wanted} ${isReached(target, wanted, value) ? '✓' : '✗'}`
}
