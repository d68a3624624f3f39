import { assessEach, type Evidence, GrowingBody, traceLineage, verdictsFor } from '../../dist/weighing/index.js'
import { inventedReports, random } from './invented.ts'

const SAMPLE = 400

/** The time to weigh a new report as the register grows, and a full weighing of everything at the end. */
export async function measureGrowth(reports: number, only?: string): Promise<void> {
  console.log('A new report weighed, all its claims, and filed (ms of CPU, wall in brackets); five claims a report')
  console.log('reports   claims    index s   median   p95    p99    (p95 wall)  rss MB')
  const source = inventedReports(reports + SAMPLE * 8)
  const body = new GrowingBody()
  const all: Evidence[] = []
  let [filed, spent] = [0, 0]
  for (const size of only === undefined ? steps(reports) : [reports]) {
    const started = cpu()
    while (filed < size) {
      const report = source.next().value as readonly Evidence[]
      body.add(report)
      all.push(...report)
      filed++
    }
    spent += cpu() - started
    const times = Array.from({ length: SAMPLE }, () => {
      const report = source.next().value as readonly Evidence[]
      const [begun, wall] = [cpu(), performance.now()]
      verdictsFor(report, body)
      body.add(report)
      all.push(...report)
      return { cpu: cpu() - begun, wall: performance.now() - wall }
    })
    filed += SAMPLE
    const at = (share: number, of: 'cpu' | 'wall' = 'cpu') =>
      times
        .map((time) => time[of])
        .sort((a, b) => a - b)
        [Math.floor(times.length * share)]!.toFixed(2)
    const rss = Math.round(process.memoryUsage().rss / 1e6)
    console.log(
      `${String(filed).padEnd(9)} ${String(all.length).padEnd(9)} ${(spent / 1000).toFixed(1).padEnd(9)} ${at(0.5).padEnd(8)} ${at(0.95).padEnd(6)} ${at(0.99).padEnd(6)} ${at(0.95, 'wall').padEnd(11)} ${rss}`,
    )
  }
  if (only === 'new') return
  const traced = traceAll(all)
  weighAllOf(traced)
}

/** Every report gets a text of a hundred words; every fifth repeats one that was published before. Then all are traced anew. */
function traceAll(all: readonly Evidence[]): readonly Evidence[] {
  const next = random(23)
  const word = () => `${SOUNDS[Math.floor(next() * SOUNDS.length)]}${SOUNDS[Math.floor(next() * SOUNDS.length)]}`
  const texts: string[] = []
  const byReport = Map.groupBy(all, (entry) => entry.report.id)
  const facts = [...byReport.values()].map((own) => {
    const copied = next() < 0.2 && texts.length > 0 ? texts[Math.floor(next() * texts.length)]! : null
    const said = own.map(({ claim }) => `${claim.subject.name} ${claim.type} ${claim.value?.number ?? ''}`).join('. ')
    const text = copied ?? `${said} ${Array.from({ length: 100 }, word).join(' ')}`
    texts.push(text)
    return { ...own[0]!.report, text }
  })
  const [started, wall] = [cpu(), performance.now()]
  const lineage = traceLineage(facts, new Map([...byReport].map(([id, own]) => [id, own.map(({ claim }) => claim)])))
  const seconds = (ms: number) => (ms / 1000).toFixed(1)
  console.log(
    `full lineage: ${facts.length} reports with texts, ${lineage.groups.length} groups, ${seconds(cpu() - started)} s of CPU, ${seconds(performance.now() - wall)} s wall`,
  )
  const known = new Map(facts.map((report) => [report.id, { ...report, text: null }]))
  return all.map((entry) => ({
    ...entry,
    report: known.get(entry.report.id)!,
    lineage: lineage.lineageOf(entry.report.id),
  }))
}

const SOUNDS = [
  'ka',
  'lem',
  'or',
  'tis',
  'ven',
  'du',
  'shal',
  'mir',
  'op',
  'ren',
  'za',
  'kol',
  'bi',
  'stu',
  'nar',
  'ged',
]

/** Weighs everything, is ended at a third of the way as a kill would, and goes on from what was kept. */
function weighAllOf(all: readonly Evidence[]): void {
  const [started, wall] = [cpu(), performance.now()]
  const first = weighFrom(all, undefined, 1 / 3)
  const kept = cpu()
  const rest = weighFrom([...all], first.last, 1)
  const seconds = (ms: number) => (ms / 1000).toFixed(1)
  console.log(
    `full weighing: ${all.length} claims, ${first.done + rest.done} of ${rest.total} propositions, ended after ${first.done} (${seconds(kept - started)} s of CPU) and gone on (${seconds(cpu() - kept)} s); ${seconds(cpu() - started)} s of CPU in all, ${seconds(performance.now() - wall)} s wall`,
  )
}

function weighFrom(all: readonly Evidence[], after: string | undefined, until: number) {
  const started = performance.now()
  let shown = started
  const found = { done: 0, total: 0, last: after }
  for (const { assessment, done, total } of assessEach(all, after === undefined ? {} : { after })) {
    Object.assign(found, { done: found.done + 1, total, last: assessment.proposition.id })
    if (done >= total * until) break
    if (performance.now() - shown < 20_000) continue
    shown = performance.now()
    console.error(`full weighing: ${done} of ${total} propositions after ${Math.round((shown - started) / 1000)} s`)
  }
  return found
}

/** CPU time of this process in ms: on a shared machine the wall tells of the neighbours. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const steps = (last: number): readonly number[] =>
  [1000, 10_000, 30_000, 100_000, 300_000].filter((size) => size < last).concat(last)
