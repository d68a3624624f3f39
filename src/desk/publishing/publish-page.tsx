import type { Child } from 'hono/jsx'
import { CsrfForm, Dated, fill, Layout, type View } from '../../ui/index.ts'
import { Field } from '../work/fields.tsx'
import { COUNTED, type Current, type Waiting, type WaitingPerson, type WaitingReport } from './load.ts'
import type { Making } from './making.ts'
import { words } from './words.ts'

const m = words.publish

export interface PublishPageProps {
  readonly view: View
  readonly assets: readonly string[]
  readonly current: Current | null
  readonly making: Making
  readonly reports: Waiting<WaitingReport>
  readonly people: Waiting<WaitingPerson>
  readonly said: string | null
}

/** What waits to be released, and the button that makes an edition of what is. */
export function PublishPage({ view, assets, current, making, reports, people, said }: PublishPageProps) {
  return (
    <Layout view={view} title={m.title} assets={assets}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        {said && <p role="status">{said}</p>}
      </header>
      <EditionPanel view={view} current={current} making={making} />
      <section>
        <h2>{m.reports}</h2>
        {reports.total === 0 ? (
          <p>{m.reportsNone}</p>
        ) : (
          <Choices view={view} action="/publish/reports" waiting={reports}>
            {reports.rows.map((report) => (
              <li>
                <label>
                  <input type="checkbox" name="id" value={report.id} /> <span>{report.title ?? report.id}</span>
                </label>
                <span class="meta parts">
                  {report.outlet && <span>{report.outlet}</span>}
                  {report.published && <Dated view={view} edtf={report.published} />}
                  <span>{fill(m.decided, { n: report.decided, all: report.claims })}</span>
                  <a href={`/read/${encodeURIComponent(report.id)}`}>{report.language}</a>
                </span>
              </li>
            ))}
          </Choices>
        )}
      </section>
      <section>
        <h2>{m.people}</h2>
        <p class="meta">{m.peopleHint}</p>
        {people.total === 0 ? (
          <p>{m.peopleNone}</p>
        ) : (
          <Choices view={view} action="/publish/people" waiting={people}>
            {people.rows.map(({ id, name, reports: named }) => (
              <li>
                <label>
                  <input type="checkbox" name="id" value={id} /> <span>{name}</span>
                </label>
                <span class="meta parts">
                  <a href={`/people/${encodeURIComponent(id)}/file`}>{fill(m.named, { n: named })}</a>
                </span>
              </li>
            ))}
          </Choices>
        )}
      </section>
    </Layout>
  )
}

function EditionPanel({ view, current, making }: Pick<PublishPageProps, 'view' | 'current' | 'making'>) {
  return (
    <section>
      <p>
        {current
          ? fill(m.current, {
              n: current.number,
              at: current.publishedAt.slice(0, 16).replace('T', ' '),
              by: current.publishedBy,
              since: current.since,
            })
          : m.none}
      </p>
      {making.kind === 'running' && <p role="status">{fill(m.making, { at: making.since })}</p>}
      {making.kind === 'made' && <p role="status">{fill(m.made, making.counts)}</p>}
      {making.kind === 'failed' && <p role="alert">{fill(m.failed, { why: making.why })}</p>}
      {making.kind !== 'running' && (
        <CsrfForm view={view} action="/publish/edition">
          <p>
            <button type="submit">{m.make}</button> <span class="meta">{m.makeHint}</span>
          </p>
        </CsrfForm>
      )}
    </section>
  )
}

interface ChoicesProps {
  readonly view: View
  readonly action: string
  readonly waiting: Waiting<unknown>
  readonly children: Child
}

function Choices({ view, action, waiting, children }: ChoicesProps) {
  return (
    <CsrfForm view={view} action={action}>
      {waiting.total > waiting.rows.length && (
        <p class="meta">{fill(m.more, { n: waiting.rows.length, all: counted(view, waiting.total) })}</p>
      )}
      <ul class="entries choices">{children}</ul>
      <div class="dw dw-add">
        <Field label={m.reason}>
          <input name="reason" required maxlength={500} autocomplete="off" />
        </Field>
      </div>
      <p>
        <button type="submit" name="act" value="publish">
          {m.release}
        </button>{' '}
        <button type="submit" name="act" value="withhold" class="quiet">
          {m.withhold}
        </button>
      </p>
    </CsrfForm>
  )
}

/** Counted so far as anybody reads. */
function counted(view: View, n: number): string {
  return n > COUNTED ? `${view.number(COUNTED)}+` : view.number(n)
}
