import { assessEach, type Evidence, GrowingBody, verdictsFor } from '../../dist/weighing/index.js'
import { inventedReports } from './invented.ts'

const SAMPLE = 400

/** The time to weigh a new report as the register grows, and a full weighing of everything at the end. */
export async function measureGrowth(reports: number): Promise<void> {
  console.log('A new report weighed, all its claims, and filed (ms); five claims a report')
  console.log('reports   claims    index s   median   p95    p99    rss MB')
  const source = inventedReports(reports + SAMPLE * 8)
  const body = new GrowingBody()
  const all: Evidence[] = []
  let [filed, spent] = [0, 0]
  for (const size of steps(reports)) {
    const started = performance.now()
    while (filed < size) {
      const report = source.next().value as readonly Evidence[]
      body.add(report)
      all.push(...report)
      filed++
    }
    spent += performance.now() - started
    const times = Array.from({ length: SAMPLE }, () => {
      const report = source.next().value as readonly Evidence[]
      const begun = performance.now()
      verdictsFor(report, body)
      body.add(report)
      all.push(...report)
      return performance.now() - begun
    }).sort((a, b) => a - b)
    filed += SAMPLE
    const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(2)
    const rss = Math.round(process.memoryUsage().rss / 1e6)
    console.log(
      `${String(filed).padEnd(9)} ${String(all.length).padEnd(9)} ${(spent / 1000).toFixed(1).padEnd(9)} ${at(0.5).padEnd(8)} ${at(0.95).padEnd(6)} ${at(0.99).padEnd(6)} ${rss}`,
    )
  }
  weighAllOf(all)
}

function weighAllOf(all: readonly Evidence[]): void {
  const started = performance.now()
  let shown = started
  let propositions = 0
  for (const { done, total } of assessEach(all)) {
    propositions = total
    if (performance.now() - shown < 20_000) continue
    shown = performance.now()
    console.error(`full weighing: ${done} of ${total} propositions after ${Math.round((shown - started) / 1000)} s`)
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`full weighing: ${all.length} claims, ${propositions} propositions, ${seconds} s on one core`)
}

const steps = (last: number): readonly number[] =>
  [1000, 10_000, 30_000, 100_000, 300_000].filter((size) => size < last).concat(last)
