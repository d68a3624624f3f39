import { CLAIM_TYPES } from '../../reading/index.ts'
import { CsrfForm, Dated, fill, Layout, deskFind as m, Quote, VerdictMark, type View } from '../../ui/index.ts'
import type { SavedSearch } from '../assignments/load-work.ts'
import { sentence } from '../reading-room/claim-card.tsx'
import { Field } from '../work/fields.tsx'
import type { Staff, StaffMember } from '../work/staff.ts'
import { COUNTED, type FoundClaim, type FoundPerson, type FoundReport, type Results } from './find.ts'
import { addressOf, FOUND_KINDS, type Search } from './query.ts'

export type Found =
  | { readonly in: 'people'; readonly results: Results<FoundPerson> }
  | { readonly in: 'reports'; readonly results: Results<FoundReport> }
  | { readonly in: 'claims'; readonly results: Results<FoundClaim> }

export interface FindPageProps {
  readonly view: View
  readonly assets: readonly string[]
  readonly search: Search
  readonly found: Found
  readonly staff: Staff & { readonly members: readonly StaffMember[] }
  readonly saved: readonly SavedSearch[]
}

/** One search over people, reports and claims; its address holds it whole, so it can be kept and sent to a colleague. */
export function FindPage(props: FindPageProps) {
  const { view, assets, search, found } = props
  const { total, more } = found.results
  return (
    <Layout view={view} title={m.title} assets={assets}>
      <div class="dw">
        <header class="page-head">
          <h1>{m.title}</h1>
          <p class="lead">{m.lead}</p>
        </header>
        <nav class="filter" aria-label={m.title}>
          <ul>
            {FOUND_KINDS.map((kind) => (
              <li>
                <a
                  href={`/find?${addressOf({ ...search, page: 1 }, { in: kind, state: '' })}`}
                  {...(kind === search.in ? { 'aria-current': 'true' as const } : {})}
                >
                  {m.kinds[kind]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Form {...props} />
        <h2 class="count">
          {total > COUNTED ? fill(m.many, { n: view.number(COUNTED) }) : view.count(m.count, total)}
        </h2>
        {total === 0 && <p>{m.none}</p>}
        <Rows view={view} found={found} />
        <nav class="paging" aria-label={m.older}>
          {search.page > 1 && <a href={`/find?${addressOf(search, { page: String(search.page - 1) })}`}>{m.newer}</a>}
          {more && <a href={`/find?${addressOf(search, { page: String(search.page + 1) })}`}>{m.older}</a>}
        </nav>
        <Saved {...props} />
      </div>
    </Layout>
  )
}

/** Filters that few searches need; their place opens where one is in use. */
const MORE = ['country', 'place', 'offence', 'organisation', 'from', 'to', 'reader'] as const

function Form({ view, search, staff }: FindPageProps) {
  const text = (name: keyof Search & keyof typeof m.filters) => (
    <Field label={m.filters[name]}>
      <input name={name} value={String(search[name])} maxlength={200} autocomplete="off" />
    </Field>
  )
  const states: Readonly<Record<string, string>> =
    search.in === 'people' ? view.m.liberty : { ...view.m.verdict, ...view.m.ladder }
  return (
    <form method="get" action="/find" class="dw-bar">
      <input type="hidden" name="in" value={search.in} />
      <Field label={m.q[search.in]} wide>
        <input type="search" name="q" value={search.q} maxlength={200} autocomplete="off" />
      </Field>
      <Choice name="state" words={states} chosen={search.state} />
      {search.in !== 'people' && text('outlet')}
      {search.in !== 'people' && text('language')}
      <Choice
        name="type"
        words={Object.fromEntries(CLAIM_TYPES.map((type) => [type, view.m.claim[type]]))}
        chosen={search.type}
      />
      <button type="submit">{m.show}</button>
      <details class="dw-more" open={MORE.some((name) => search[name] !== '')}>
        <summary>{m.more}</summary>
        <div class="dw-bar">
          {text('country')}
          {text('place')}
          {text('offence')}
          {text('organisation')}
          {text('from')}
          {text('to')}
          <Choice
            name="reader"
            words={Object.fromEntries(staff.members.map(({ id, name }) => [id, name]))}
            chosen={search.reader}
          />
        </div>
      </details>
    </form>
  )
}

function Choice({
  name,
  words,
  chosen,
}: {
  name: 'state' | 'type' | 'reader'
  words: Readonly<Record<string, string>>
  chosen: string
}) {
  return (
    <Field label={m.filters[name]}>
      <select name={name}>
        <option value="">{m.any}</option>
        {Object.entries(words).map(([value, word]) => (
          <option value={value} selected={value === chosen}>
            {word}
          </option>
        ))}
      </select>
    </Field>
  )
}

function Rows({ view, found }: { view: View; found: Found }) {
  return (
    <ol class="dw-list">
      {found.in === 'people' && found.results.rows.map((row) => <PersonRow view={view} row={row} />)}
      {found.in === 'reports' && found.results.rows.map((row) => <ReportRow view={view} row={row} />)}
      {found.in === 'claims' && found.results.rows.map((row) => <ClaimRow view={view} row={row} />)}
    </ol>
  )
}

function PersonRow({ view, row }: { view: View; row: FoundPerson }) {
  const liberty: Readonly<Record<string, string>> = view.m.liberty
  return (
    <li class="dw-line">
      <div>
        <p class="dw-title">
          <a href={`/people/${encodeURIComponent(row.id)}/file`}>{row.name}</a>
        </p>
        {row.reasons.length > 0 && <p class="hint">{row.reasons.join(' · ')}</p>}
      </div>
      <p class="dw-count parts">
        <span>{liberty[row.liberty ?? 'unknown']}</span>
        {row.since && <Dated view={view} edtf={row.since} />}
        {row.place && <span>{row.place}</span>}
      </p>
    </li>
  )
}

function ReportRow({ view, row }: { view: View; row: FoundReport }) {
  return (
    <li>
      <p class="meta parts">
        <span>{row.outlet ?? view.m.sources.unknownOutlet}</span>
        {row.published && <Dated view={view} edtf={row.published} />}
        <span>{row.language}</span>
      </p>
      <p class="dw-title">
        <a href={`/read/${encodeURIComponent(row.id)}`}>{row.title ?? view.m.sources.untitled}</a>
      </p>
    </li>
  )
}

function ClaimRow({ view, row }: { view: View; row: FoundClaim }) {
  return (
    <li>
      <p class="meta parts">
        {row.verdict && <VerdictMark view={view} state={row.verdict} />}
        <span>{row.outlet ?? view.m.sources.unknownOutlet}</span>
        {row.published && <Dated view={view} edtf={row.published} />}
      </p>
      <p class="dw-title">
        <a href={`/read/${encodeURIComponent(row.report_id)}?at=${row.id}#c-${row.id}`}>{sentence(view, row.body)}</a>
      </p>
      <Quote text={row.body.quote.text} language={row.language} />
    </li>
  )
}

function Saved({ view, search, saved }: FindPageProps) {
  return (
    <section class="desk-section">
      <h2>{m.saved}</h2>
      <ul class="links">
        {saved.map(({ id, name, query }) => (
          <li>
            <CsrfForm view={view} action="/work/searches/forget" class="rr-acts">
              <a href={`/find?${query}`}>{name}</a>
              <input type="hidden" name="id" value={String(id)} />
              <button type="submit" class="plain" aria-label={`${m.forget}: ${name}`}>
                {m.forget}
              </button>
            </CsrfForm>
          </li>
        ))}
      </ul>
      <CsrfForm view={view} action="/work/searches" class="dw-bar">
        <input type="hidden" name="query" value={addressOf(search)} />
        <Field label={m.saveAs}>
          <input name="name" required maxlength={80} autocomplete="off" />
        </Field>
        <button type="submit" class="plain">
          {m.save}
        </button>
      </CsrfForm>
    </section>
  )
}
