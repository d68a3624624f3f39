import type { Fact } from '../publishing/index.ts'
import { describe } from './describe.ts'
import { dateInWords, sortKey } from './edtf.ts'
import { Plot } from './plot.tsx'
import type { View } from './view.ts'

const WIDTH = 640
const MARGIN = 24
const SIZE = 18

/** Dated facts along the years, each with the shape of its verdict. Facts close to each other are stacked. */
export function TimelinePicture({ view, title, facts }: { view: View; title: string; facts: readonly Fact[] }) {
  const dated = facts.filter(({ date }) => date !== null && /^\d{4}/.test(sortKey(date.edtf)))
  if (dated.length < 2) return null
  const at = (fact: Fact) => decimalYear(sortKey(fact.date!.edtf))
  const first = Math.floor(Math.min(...dated.map(at)))
  const last = Math.max(first + 1, Math.ceil(Math.max(...dated.map(at)) + 0.05))
  const x = (year: number) => MARGIN + ((year - first) / (last - first)) * (WIDTH - 2 * MARGIN)
  const placed = stack(dated.map((fact) => ({ fact, x: x(at(fact)) })))
  const base = 12 + Math.max(...placed.map(({ row }) => row + 1)) * (SIZE + 6)
  const step = Math.ceil((last - first) / 8)
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((_, i) => i % step === 0)
  return (
    <Plot
      view={view}
      title={title}
      width={WIDTH}
      height={base + 38}
      columns={[view.m.plot.date, view.m.plot.fact, view.m.people.evidence]}
      rows={dated.map((fact) => [
        dateInWords(view, fact.date!.edtf),
        [describe(view, fact).label, ...describe(view, fact).parts].join(' · '),
        view.m.verdict[fact.state],
      ])}
    >
      <path class="axis" d={`M${MARGIN} ${base}H${WIDTH - MARGIN}`} />
      {years.map((year) => (
        <g>
          <path class="axis" d={`M${round(x(year))} ${base}v7`} />
          <text x={round(x(year))} y={base + 26} text-anchor="middle">
            {year}
          </text>
        </g>
      ))}
      {placed.map(({ fact, x: middle, row }) => (
        <g class={`v-${fact.state} event-mark`}>
          <use
            href={`#m-${fact.state}`}
            x={round(middle - SIZE / 2)}
            y={base - (row + 1) * (SIZE + 6)}
            width={SIZE}
            height={SIZE}
          />
        </g>
      ))}
    </Plot>
  )
}

/** Puts each mark on the lowest row where it touches no other. */
function stack<Item extends { readonly x: number }>(items: readonly Item[]): readonly (Item & { row: number })[] {
  const ends: number[] = []
  return items
    .toSorted((a, b) => a.x - b.x)
    .map((item) => {
      const free = ends.findIndex((end) => end <= item.x - SIZE / 2)
      const row = free < 0 ? ends.length : free
      ends[row] = item.x + SIZE / 2 + 2
      return { ...item, row }
    })
}

function decimalYear(key: string): number {
  const [year = '0', month = '1', day = '1'] = key.split('-')
  return Number(year) + (Math.max(1, Number(month)) - 1) / 12 + (Math.max(1, Number(day)) - 1) / 372
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
