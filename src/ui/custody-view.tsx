import type { PersonEntry } from '../publishing/index.ts'
import { dateInWords } from './edtf.ts'
import { nameIn } from './name-in.ts'
import { fill, type View } from './view.ts'

const AXES = ['liberty', 'form', 'overlay', 'stage'] as const
const WIDTH = 640
const LEFT = 4
const LANE = 30
const DAY = 86_400_000

type Custody = NonNullable<PersonEntry['custody']>
type Stretch = Custody['liberty'][number]

/** Time in custody on its four axes: a picture, and the same as a table in which every stretch leads to its fact. */
export function CustodyView({ view, person }: { view: View; person: PersonEntry }) {
  const { custody } = person
  if (!custody || AXES.every((axis) => custody[axis].length === 0)) return null
  const m = view.m.editions
  return (
    <section aria-labelledby="custody-heading">
      <h2 id="custody-heading">{m.custody}</h2>
      <p class="meta">
        {m.custodyHint} {custody.episodes.length > 0 && `${view.count(m.episodes, custody.episodes.length)}.`}
      </p>
      <Picture
        view={view}
        custody={custody}
        until={person.status.lastEvidence}
        title={fill(m.custodyOf, { name: nameIn(view, person) })}
      />
      <table class="axes">
        <tbody>
          {AXES.filter((axis) => custody[axis].length > 0).map((axis) => (
            <tr>
              <th scope="row" class="axis-name">
                {m.axis[axis]}
              </th>
              <td>
                <ul>
                  {custody[axis].map((stretch) => (
                    <li>
                      <a href={`#${stretch.factId}`}>{valueInWords(view, stretch.value)}</a>{' '}
                      <span class="meta">{spanInWords(view, stretch)}</span>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function valueInWords(view: View, value: string): string {
  const known: Readonly<Record<string, string>> = view.m.editions.value
  return known[value] ?? value
}

function spanInWords(view: View, { from, until }: Stretch): string {
  const m = view.m.editions
  const end = until === null ? m.open : fill(m.until, { date: dateInWords(view, until, 'of') })
  return `${fill(m.from, { date: dateInWords(view, from, 'of') })}, ${end}`
}

interface PictureProps {
  readonly view: View
  readonly custody: Custody
  /** The day of the last evidence: a stretch without a known end is drawn no further. */
  readonly until: string | null
  readonly title: string
}

function Picture({ view, custody, until, title }: PictureProps) {
  const axes = AXES.filter((axis) => custody[axis].length > 0)
  const days = axes.flatMap((axis) =>
    custody[axis].flatMap((one) => [dayOf(one.from), ...(one.until ? [dayOf(one.until)] : [])]),
  )
  const first = Math.min(...days)
  const last = Math.max(...days, until ? dayOf(until) : 0, first + 60)
  const x = (day: number) => Math.round((LEFT + ((day - first) / (last - first)) * (WIDTH - 2 * LEFT)) * 10) / 10
  const years = yearsBetween(first, last)
  const base = axes.length * LANE * 2
  return (
    <figure class="plot">
      <svg
        class="drawing"
        viewBox={`0 0 ${WIDTH} ${base + 30}`}
        width={WIDTH}
        height={base + 30}
        role="img"
        aria-label={title}
      >
        {axes.map((axis, lane) => (
          <g>
            <text x={LEFT} y={lane * LANE * 2 + 20}>
              {view.m.editions.axis[axis]}
            </text>
            {custody[axis].map(({ value, from, until: end }) => (
              <rect
                class={`bar bar-${value}`}
                x={x(dayOf(from))}
                y={lane * LANE * 2 + 28}
                width={Math.max(3, x(end ? dayOf(end) : last) - x(dayOf(from)))}
                height={LANE - 10}
              >
                <title>{valueInWords(view, value)}</title>
              </rect>
            ))}
          </g>
        ))}
        <path class="axis" d={`M${LEFT} ${base}H${WIDTH - LEFT}`} />
        {years.map((year) => (
          <g>
            <path class="axis" d={`M${x(Date.UTC(year, 0, 1) / DAY)} ${base}v6`} />
            <text x={x(Date.UTC(year, 0, 1) / DAY)} y={base + 24} text-anchor="middle">
              {year}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>{title}</figcaption>
    </figure>
  )
}

/** The first day that a date can mean. */
const dayOf = (edtf: string): number => Math.floor(Date.parse(edtf.slice(0, 10)) / DAY)

function yearsBetween(first: number, last: number): readonly number[] {
  const [from, to] = [new Date(first * DAY).getUTCFullYear() + 1, new Date(last * DAY).getUTCFullYear()]
  const step = Math.max(1, Math.ceil((to - from + 1) / 8))
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at).filter((_, at) => at % step === 0)
}
