import { readReport } from '../../dist/reading/index.js'
import { type Page, reportOf, textsOf } from './pages.ts'

const WARM_UP = 6
const ROUNDS = 5

/** The best of a few rounds of a hundred texts: by the clock, and by the processor time that the process itself used. */
export function perSecond(work: () => void): { warm: number; cpu: number } {
  for (let i = 0; i < WARM_UP; i++) work()
  let warm = 0
  let cpu = 0
  for (let i = 0; i < ROUNDS; i++) {
    const started = performance.now()
    const before = process.cpuUsage()
    work()
    const used = process.cpuUsage(before)
    warm = Math.max(warm, 100 / ((performance.now() - started) / 1000))
    cpu = Math.max(cpu, 100 / ((used.user + used.system) / 1e6))
  }
  return { warm, cpu }
}

export function speed(pages: readonly Page[]): void {
  console.log(
    'language   reports/s   reports a second of processor time (2,000 characters each, warm, best of five rounds)',
  )
  for (const language of [...new Set(pages.map((page) => page.lang))]) {
    const own = pages.filter((page) => page.lang === language)
    const reports = textsOf(own).map((text) => reportOf(own[0] as Page, text))
    const { warm, cpu } = perSecond(() => reports.forEach((report) => void readReport(report)))
    console.log(`${language.padEnd(10)} ${warm.toFixed(0).padStart(9)}   ${cpu.toFixed(0).padStart(9)}`)
  }
}
