import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, totalmem } from 'node:os'

const TO = '<!-- end of measured -->'

/** Puts the report in the place of the command's last one in a page of docs/. Throws where the page lacks the place. */
export async function putOnPage(report: string, command: string, name = 'performance'): Promise<void> {
  const path = new URL(`../docs/${name}.md`, import.meta.url)
  const page = await readFile(path, 'utf8')
  const begin = `<!-- measured: ${command} -- --page -->`
  const from = page.indexOf(begin)
  const to = page.indexOf(TO, from)
  if (from < 0 || to < 0) throw new Error(`docs/${name}.md has no place between ${begin} and ${TO}.`)
  await writeFile(path, `${page.slice(0, from + begin.length)}\n\n${report}\n\n${page.slice(to)}`)
}

/** What the run runs on. */
export function describeMachine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return `Node ${process.versions.node} on ${process.platform}, ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${gigabytes} GB`
}

/** The same in one line, with how busy it was. `loads` are the machine's one-minute load averages before and after. */
export function describeRun(loads: readonly number[]): string {
  const [before, after] = loads.map((load) => load.toFixed(1))
  return `${describeMachine()}; load average ${before} before the run and ${after} after it, the run's own processes included.`
}
