import type { Ledger, Outcome } from '../publishing/index.ts'
import { Plot } from './plot.tsx'
import { fill, type View } from './view.ts'

const OUTCOMES: readonly Outcome[] = [
  'out_confirmed',
  'out_reported',
  'restricted',
  'refused',
  'rearrested',
  'still_held',
  'unknown',
]
const WIDTH = 640
const LEFT = 56
const RIGHT = 240
/** Least height of a row on the right, so that its label can be read on a phone. */
const ROW = 40

interface Share {
  readonly key: Outcome | 'unnamed'
  readonly label: string
  readonly n: number
}

/** What was announced, and how it divides. Shade and label tell the shares apart; no verdict colour is used. */
export function FlowPicture({ view, ledger }: { view: View; ledger: Ledger }) {
  const shares = divide(view, ledger)
  const total = shares.reduce((sum, { n }) => sum + n, 0)
  if (total === 0) return null
  const unit = Math.max(140, shares.length * ROW * 0.62) / total
  const height = shares.reduce((sum, { n }) => sum + Math.max(ROW, n * unit + 10), 0) + 8
  const leftTop = (height - total * unit) / 2
  let from = leftTop
  let to = 4
  const bands = shares.map((share) => {
    const thick = share.n * unit
    const slot = Math.max(ROW, thick + 10)
    const band = { ...share, thick, from, to: to + (slot - thick) / 2, label: share.label, middle: to + slot / 2 }
    from += thick
    to += slot
    return band
  })
  return (
    <Plot
      view={view}
      title={fill(view.m.events.flowCaption, { n: view.number(ledger.totals.announced) })}
      width={WIDTH}
      height={Math.ceil(height)}
      columns={[view.m.plot.outcome, view.m.plot.number]}
      rows={shares.map(({ label, n }) => [label, n])}
    >
      <text class="plot-number" x="0" y={height / 2} dominant-baseline="central">
        {view.number(ledger.totals.announced)}
      </text>
      {bands.map((band) => (
        <g class={`flow flow-${band.key}`}>
          <path d={ribbon(band)} />
          <text x={RIGHT + 18} y={band.middle} dominant-baseline="central">
            <tspan class="strong">{view.number(band.n)}</tspan> {band.label}
          </text>
        </g>
      ))}
    </Plot>
  )
}

function divide(view: View, ledger: Ledger): readonly Share[] {
  const named = OUTCOMES.map((key) => ({
    key,
    label: view.m.outcome[key],
    n: ledger.slots.filter(({ outcome }) => outcome === key).length,
  }))
  const unnamed: Share = { key: 'unnamed', label: view.m.events.flowRest, n: ledger.totals.unnamed }
  return [...named, unnamed].filter(({ n }) => n > 0)
}

function ribbon({ from, to, thick }: { from: number; to: number; thick: number }): string {
  const bend = (LEFT + RIGHT) / 2
  const round = (n: number) => Math.round(n * 10) / 10
  const [a, b, c, d] = [from, to, to + thick, from + thick].map(round)
  return `M${LEFT} ${a}C${bend} ${a} ${bend} ${b} ${RIGHT} ${b}V${c}C${bend} ${c} ${bend} ${d} ${LEFT} ${d}Z`
}
