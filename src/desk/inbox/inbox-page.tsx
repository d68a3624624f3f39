import { READ_LANGUAGES } from '../../text/index.ts'
import { CsrfForm, Dated, fill, Layout, deskInbox as m, megabytes, type View } from '../../ui/index.ts'
import { Field } from '../work/fields.tsx'
import type { Staff } from '../work/staff.ts'
import type { JobRow } from './job-store.ts'
import { COUNTED, type Inbox, type InboxFilter, KINDS, type WaitingRow } from './load-inbox.ts'

export interface InboxPageProps {
  readonly view: View
  readonly assets: readonly string[]
  readonly inbox: Inbox
  readonly filter: InboxFilter
  readonly staff: Staff
  readonly jobs: readonly JobRow[]
  readonly mayAdd: boolean
  readonly limit: number
  readonly refusal: string | null
}

/** What waits, gravest first, and the way for more to come in. */
export function InboxPage(props: InboxPageProps) {
  const { view, assets, inbox, filter, jobs, staff } = props
  const filtered = filter.language !== null || filter.outlet !== null || filter.kind !== null
  return (
    <Layout view={view} title={m.title} assets={assets}>
      <div class="dw">
        <header class="page-head">
          <h1>{m.title}</h1>
          <p class="lead">{m.lead}</p>
        </header>
        {props.refusal && (
          <p class="dw-failed" role="alert">
            {props.refusal}
          </p>
        )}
        {props.mayAdd && <AddForm {...props} />}
        {jobs.length > 0 && <Jobs view={view} jobs={jobs} />}
        <Filters {...props} />
        <h2 class="count">
          {inbox.total > COUNTED ? fill(m.many, { n: view.number(COUNTED) }) : view.count(m.count, inbox.total)}
        </h2>
        {inbox.rows.length === 0 && <p>{filtered ? m.noneFiltered : m.none}</p>}
        <ol class="dw-list">
          {inbox.rows.map((row) => (
            <Row view={view} row={row} staff={staff} />
          ))}
        </ol>
        <Pages filter={filter} more={inbox.more} />
      </div>
    </Layout>
  )
}

function Row({ view, row, staff }: { view: View; row: WaitingRow; staff: Staff }) {
  return (
    <li>
      <div class="dw-line">
        <div>
          <p class="meta parts">
            <span>{row.outlet ?? m.unknownOutlet}</span>
            {row.published && <Dated view={view} edtf={row.published} />}
            <span>{languageName(view, row.language)}</span>
            {row.assignee && <b>{fill(m.assigned, { name: staff.nameOf(row.assignee) })}</b>}
          </p>
          <h3 class="dw-title">
            <a href={`/read/${encodeURIComponent(row.id)}`}>{row.title ?? m.untitled}</a>
          </h3>
          <Matters view={view} row={row} />
        </div>
        <p class="dw-count">{fill(m.open, { open: row.open, all: row.claims })}</p>
      </div>
      {row.copies.length > 0 && (
        <details class="dw-folded">
          <summary>{view.count(m.copies, row.copies.length)}</summary>
          <ul>
            {row.copies.map((copy) => (
              <li class="parts">
                <a href={`/read/${encodeURIComponent(copy.id)}`}>{copy.outlet ?? m.unknownOutlet}</a>
                {copy.published && <Dated view={view} edtf={copy.published} />}
                <span>{languageName(view, copy.language)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

function Matters({ view, row }: { view: View; row: WaitingRow }) {
  const all = [
    ['grave', m.matters.deaths, row.deaths],
    ['grave', m.matters.releases, row.releases],
    ['todo', m.matters.newPeople, row.new_people],
    ['todo', m.matters.contradictions, row.contradictions],
    ['wait', m.matters.second, row.second],
    ['wait', m.matters.reopened, row.reopened],
  ] as const
  const said = all.filter(([, , n]) => n > 0)
  if (said.length === 0) return null
  return (
    <ul class="dw-matters">
      {said.map(([look, words, n]) => (
        <li class={look}>{view.count(words, n)}</li>
      ))}
    </ul>
  )
}

function Filters({ view, filter }: InboxPageProps) {
  return (
    <form method="get" action="/inbox" class="dw-bar" aria-label={m.filters}>
      <Field label={m.kind}>
        <select name="kind">
          <option value="">{m.any}</option>
          {KINDS.map((kind) => (
            <option value={kind} selected={kind === filter.kind}>
              {m.kinds[kind]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={m.language}>
        <select name="language">
          <option value="">{m.any}</option>
          {READ_LANGUAGES.map((language) => (
            <option value={language} selected={language === filter.language}>
              {languageName(view, language)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={m.outlet}>
        <input name="outlet" value={filter.outlet ?? ''} />
      </Field>
      <button type="submit" class="plain">
        {m.apply}
      </button>
    </form>
  )
}

function AddForm({ view, limit, refusal }: InboxPageProps) {
  return (
    <details class="dw-add rr-hand" id="add" open={refusal !== null}>
      <summary>{m.add}</summary>
      <CsrfForm view={view} action="/inbox/add" class="rr-form" files>
        <Field label={m.paste} hint={m.pasteHint}>
          <textarea name="text" rows={8} />
        </Field>
        <Field label={m.files} hint={fill(m.filesHint, { limit: megabytes(view, limit) })}>
          <input type="file" name="file" multiple accept=".txt,.html,.htm,.md,.eml,.pdf,.docx" />
        </Field>
        <Field label={m.address} hint={m.addressHint}>
          <input type="url" name="address" placeholder="https://" />
        </Field>
        <fieldset class="rr-choices">
          <legend class="label">{m.known}</legend>
          <div class="rr-fields">
            <Field label={m.knownOutlet}>
              <input name="outlet" maxlength={200} />
            </Field>
            <Field label={m.knownDate}>
              <input name="published" pattern="\d{4}(-\d\d(-\d\d)?)?" />
            </Field>
            <Field label={m.knownUrl}>
              <input type="url" name="url" />
            </Field>
          </div>
        </fieldset>
        <button type="submit">{m.take}</button>
      </CsrfForm>
    </details>
  )
}

function Jobs({ view, jobs }: { view: View; jobs: readonly JobRow[] }) {
  return (
    <section>
      <h2 class="count">{m.jobs}</h2>
      {jobs.map((job) => (
        <p class="dw-job">
          <a href={`/inbox/jobs/${job.id}`}>{view.count(m.jobTitle, job.total)}</a> · {m.states[job.state]} ·{' '}
          {fill(m.progress, { done: job.done, all: job.total })}
        </p>
      ))}
    </section>
  )
}

function Pages({ filter, more }: { filter: InboxFilter; more: boolean }) {
  const to = (page: number) => {
    const query = new URLSearchParams({ page: String(page) })
    for (const name of ['kind', 'language', 'outlet'] as const) if (filter[name]) query.set(name, filter[name])
    return `/inbox?${query}`
  }
  if (filter.page === 1 && !more) return null
  return (
    <nav class="paging" aria-label={fill(m.page, { n: filter.page })}>
      {filter.page > 1 && <a href={to(filter.page - 1)}>{m.newer}</a>}
      {more && <a href={to(filter.page + 1)}>{m.older}</a>}
    </nav>
  )
}

/** Making one costs more than the row it is for. */
const namers = new Map<string, Intl.DisplayNames>()

function languageName(view: View, code: string): string {
  if (code === 'und') return view.m.check.unknown
  const namer =
    namers.get(view.language) ?? new Intl.DisplayNames(view.language, { type: 'language', fallback: 'code' })
  namers.set(view.language, namer)
  return namer.of(code) ?? code
}
