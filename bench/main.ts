/** `npm run bench`: what keeping a plan costs over only passing frames on. Ratios, since machines differ. */
import { type FanOutLoad, type FanOutResult, fanOut, median } from './fan-out.ts'

const LOAD: FanOutLoad = { people: 20, lettersPerPerson: 40, millisecondsBetweenLetters: 100 }
const ROUNDS = 3

const relay: FanOutResult[] = []
const plan: FanOutResult[] = []
// In turn, so that what else the machine does falls on both.
for (let round = 0; round < ROUNDS; round++) {
  relay.push(await fanOut(new URL('./relay-server.ts', import.meta.url), LOAD))
  plan.push(await fanOut(new URL('./plan-server.ts', import.meta.url), LOAD))
}

const deliveries = plan[0]?.deliveries ?? 0
console.log(
  `${LOAD.people} people typing ${1000 / LOAD.millisecondsBetweenLetters} letters a second each, ${deliveries} deliveries, medians of ${ROUNDS} rounds`,
)
compare('Server CPU per 1,000 deliveries (ms)', ({ cpuPerThousand }) => cpuPerThousand)
compare('Median time to another screen (ms)', ({ medianLatency }) => medianLatency)

function compare(what: string, figureOf: (result: FanOutResult) => number): void {
  const ours = median(plan.map(figureOf))
  const theirs = median(relay.map(figureOf))
  const ratio = (ours / theirs).toFixed(2)
  console.log(`${what}: Samplan ${ours.toFixed(2)}, bare relay ${theirs.toFixed(2)}, ratio ${ratio}`)
}
