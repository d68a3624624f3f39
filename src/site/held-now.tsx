import { accountOf, type EditionView, type Figure, LIBERTY_STATES } from '../publishing/index.ts'
import { AroundDate, Dated, fill, populationInWords, type View, voiceIn } from '../ui/index.ts'

const FIGURES = 4

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
              <FigureItem view={view} figure={figure} edition={edition} />
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

interface ItemProps {
  readonly view: View
  readonly figure: Figure
  readonly edition: EditionView
}

function FigureItem({ view, figure, edition }: ItemProps) {
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
        <b>{voiceIn(view, figure.organisation)}</b>{' '}
        <span class="meta">
          <AroundDate view={view} text={view.m.front.asOf} edtf={figure.asOf} />
        </span>
        <span class="definition">{definitionOf(view, figure)}</span>
      </span>
      <Moved view={view} figure={figure} edition={edition} />
    </li>
  )
}

/** The organisation's own rule where we have it; else whom its words count. */
function definitionOf(view: View, { definitions, population, definition }: Figure): string {
  const rule = definitions?.[view.language]
  if (rule !== undefined) return fill(view.m.front.counts, { who: rule })
  const who = population === undefined ? definition : populationInWords(view, population, definition)
  return fill(view.m.front.counts, { who })
}

/** The balance since the count before: what left by known releases, and what they leave unexplained. */
function Moved({ view, figure, edition }: ItemProps) {
  const account = accountOf(figure, edition.events)
  if (!account) return null
  const m = view.m.front.moved
  const change = figure.number - account.before.number
  const signed = (n: number) => `${n > 0 ? '+' : n < 0 ? '−' : ''}${view.number(Math.abs(n))}`
  return (
    <details class="folded moved">
      <summary>
        <AroundDate view={view} text={fill(m.title, { n: signed(change) })} edtf={account.before.asOf} />
      </summary>
      <table>
        <tbody>
          <tr>
            <th scope="row">
              <AroundDate view={view} text={m.before} edtf={account.before.asOf} />
            </th>
            <td class="num">{view.number(account.before.number)}</td>
          </tr>
          {account.left.map(({ id, date, number }) => (
            <tr>
              <th scope="row">
                <a href={view.href(`/events/${encodeURIComponent(id)}`)}>
                  <AroundDate view={view} text={m.released} edtf={date} />
                </a>
              </th>
              <td class="num">{signed(-number)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{account.residual < 0 ? m.lost : m.rest}</th>
            <td class="num">{signed(account.residual)}</td>
          </tr>
          <tr>
            <th scope="row">
              <AroundDate view={view} text={m.after} edtf={account.after.asOf} />
            </th>
            <td class="num">
              <b>{view.number(account.after.number)}</b>
            </td>
          </tr>
        </tbody>
      </table>
    </details>
  )
}

/** Who asked for silence stays in the count: the unnamed are told as a number and as nothing else. */
function OwnRecord({ view, edition: { liberty, published } }: { view: View; edition: EditionView }) {
  if (!liberty) return null
  const m = view.m.editions
  return (
    <div class="own-record">
      <h3>{m.ownRecord}</h3>
      <dl class="totals">
        {LIBERTY_STATES.map((state) => {
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
      <p class="hint">
        {m.ownRecordHint} <Dated view={view} edtf={published.slice(0, 10)} />
      </p>
    </div>
  )
}
