import { CsrfForm, fill, Layout, deskInbox as m, type View } from '../../ui/index.ts'
import type { ItemRow, JobRow } from './job-store.ts'

export interface JobPageProps {
  readonly view: View
  readonly assets: readonly string[]
  readonly job: JobRow
  readonly items: readonly ItemRow[]
}

/** How far a job is, from its rows: the same after a reload, in another tab and after a crash. */
export function JobPage({ view, assets, job, items }: JobPageProps) {
  const running = job.state === 'waiting' || job.state === 'running'
  return (
    <Layout view={view} title={m.job} assets={assets}>
      <div class="dw" data-job={job.id} data-running={running ? 'yes' : 'no'}>
        <header class="page-head">
          <h1>{view.count(m.jobTitle, job.total)}</h1>
          <p class="lead" role="status">
            {m.states[job.state]}, {fill(m.progress, { done: job.done, all: job.total })}
          </p>
          <progress value={job.done} max={job.total} aria-label={m.job}>
            {fill(m.progress, { done: job.done, all: job.total })}
          </progress>
        </header>
        {running && job.cancelAsked && <p>{m.cancelAsked}</p>}
        {running && !job.cancelAsked && (
          <CsrfForm view={view} action={`/inbox/jobs/${job.id}/cancel`}>
            <button type="submit" class="plain">
              {m.cancel}
            </button>
          </CsrfForm>
        )}
        <ol class="dw-list">
          {items.map((item) => (
            <li class="dw-line">
              <div>
                <b>{item.name || m.paste}</b> {item.message && <p class="dw-failed">{item.message}</p>}
              </div>
              <p class="dw-count">
                {item.reportId ? <a href={`/read/${encodeURIComponent(item.reportId)}`}>{m.read}</a> : null}{' '}
                {m.items[item.state]}
              </p>
            </li>
          ))}
        </ol>
        <p>
          <a href="/inbox">{m.back}</a>
        </p>
      </div>
    </Layout>
  )
}
