import type { EditionView, Figure, LibertyState } from '../publishing/index.ts'
import { AroundDate, type View } from '../ui/index.ts'

const FIGURES = 4
const STATES: readonly LibertyState[] = [
  'deprived',
  'restricted',
  'free_conditional',
  'free',
  'dead',
  'disappeared',
  'unknown',
]

/** How many are held now: by each organisation that counts, under its own definition, and by this register's own record. */
export function HeldNow({ view, edition }: { view: View; edition: EditionView }) {
  const m = view.m.front
  return (
    <section class="held" aria-label={m.figures}>
      <h2>{m.figures}</h2>
      {edition.figures.length === 0 ? (
        <p class="meta">{m.noFigures}</p>
      ) : (
        <>
          <ul class="figures">
            {edition.figures.slice(0, FIGURES).map((figure) => (
              <FigureItem view={view} figure={figure} />
            ))}
          </ul>
          <p class="hint">
            {m.figuresHint}{' '}
            {edition.figures.length > FIGURES && (
              <a href={view.href('/statistics')}>{view.m.overview.statistics.all}</a>
            )}
          </p>
        </>
      )}
      <OwnRecord view={view} edition={edition} />
    </section>
  )
}

function FigureItem({ view, figure }: { view: View; figure: Figure }) {
  return (
    <li>
      <span class="figure-number">
        {figure.reportId ? (
          <a href={view.href(`/reports/${encodeURIComponent(figure.reportId)}`)}>{view.number(figure.number)}</a>
        ) : (
          view.number(figure.number)
        )}
      </span>
      <span class="figure-words">
        <b>{figure.organisation}</b> {figure.definition}{' '}
        <span class="meta">
          <AroundDate view={view} text={view.m.front.asOf} edtf={figure.asOf} />
        </span>
      </span>
    </li>
  )
}

/** Who asked for silence stays in the count: the unnamed are told as a number and as nothing else. */
function OwnRecord({ view, edition: { liberty } }: { view: View; edition: EditionView }) {
  if (!liberty) return null
  const m = view.m.editions
  return (
    <div class="own-record">
      <h3>{m.ownRecord}</h3>
      <dl class="totals">
        {STATES.map((state) => {
          const counted = liberty[state]
          if (!counted) return null
          return (
            <div class="total">
              <dt>
                {view.m.liberty[state]}
                {counted.unnamed > 0 && <span class="reasons">{view.count(m.unnamed, counted.unnamed)}</span>}
              </dt>
              <dd>{view.number(counted.named + counted.unnamed)}</dd>
            </div>
          )
        })}
      </dl>
      <p class="hint">{m.ownRecordHint}</p>
    </div>
  )
}
