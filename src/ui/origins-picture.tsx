import { fill, type View } from './view.ts'

const STEP = 15
const SHOWN = 8

/** Independent origins at a glance: filled discs for, crossed squares against, on either side of a line; in words beside it. */
export function OriginsPicture({ view, counts }: { view: View; counts: { for: number; against: number } }) {
  const supporting = Math.min(counts.for, SHOWN)
  const opposing = Math.min(counts.against, SHOWN)
  const middle = opposing * STEP + 8
  const width = middle + 8 + supporting * STEP
  const words = fill(view.m.origins.picture, {
    for: view.count(view.m.origins.for, counts.for),
    against: view.count(view.m.origins.against, counts.against),
  })
  return (
    <span class="origins">
      {supporting + opposing > 0 && (
        <svg width={width} height="16" viewBox={`0 0 ${width} 16`} aria-hidden="true" focusable="false">
          {Array.from({ length: opposing }, (_, i) => (
            <g class="o-against">
              <rect x={middle - 17 - i * STEP} y="3" width="10" height="10" />
              <path d={`M${middle - 17 - i * STEP} 3l10 10m0-10l-10 10`} />
            </g>
          ))}
          <path class="o-axis" d={`M${middle} 0v16`} />
          {Array.from({ length: supporting }, (_, i) => (
            <circle class="o-for" cx={middle + 13 + i * STEP} cy="8" r="5.5" />
          ))}
        </svg>
      )}
      <span>{words}</span>
    </span>
  )
}
