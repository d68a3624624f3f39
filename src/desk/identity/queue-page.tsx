import type { Conflict } from '../../matching/index.ts'
import { fill, Layout, deskIdentity as m, type View } from '../../ui/index.ts'
import type { Staff } from '../work/staff.ts'
import { JudgedList } from './judged-list.tsx'
import {
  type JudgedRow,
  KINDS,
  type Kind,
  type MentionRow,
  type PairRow,
  PER_PAGE,
  type ProposalRow,
} from './load-queue.ts'
import { MentionList } from './mention-list.tsx'
import { Reasons } from './reasons.tsx'

export interface QueuePageProps {
  readonly view: View
  readonly assets: readonly string[]
  readonly staff: Staff
  readonly kind: Kind
  readonly page: number
  readonly more: boolean
  readonly rows: {
    readonly mentions: readonly MentionRow[]
    readonly pairs: readonly PairRow[]
    readonly proposals: readonly ProposalRow[]
    readonly judged: readonly JudgedRow[]
  }
  readonly conflicts: readonly Conflict[]
  readonly said: string | null
  readonly refusal: string | null
}

/** What is worth asking about identity, a page of one kind. */
export function QueuePage(props: QueuePageProps) {
  const { view, assets, kind, page, more, rows, said, refusal } = props
  const empty = rows.mentions.length + rows.pairs.length + rows.proposals.length + rows.judged.length === 0
  return (
    <Layout view={view} title={m.title} assets={assets}>
      <div class="dw">
        <header class="page-head">
          <h1>{m.title}</h1>
          <p class="lead">{m.lead}</p>
        </header>
        {said && (
          <p class="rr-saved" role="status">
            {said}
          </p>
        )}
        {refusal && (
          <p class="dw-failed" role="alert">
            {refusal}
          </p>
        )}
        <nav class="id-tabs" aria-label={m.show}>
          {KINDS.map((one) => (
            <a href={`/identity?kind=${one}`} {...(one === kind ? { 'aria-current': 'page' } : {})}>
              {m.tabs[one]}
            </a>
          ))}
        </nav>
        <p class="id-lead">{m.leads[kind]}</p>
        {empty && <p>{m.none}</p>}
        {rows.mentions.length > 0 && <MentionList {...props} />}
        {rows.pairs.length > 0 && <Pairs {...props} />}
        {rows.proposals.length > 0 && <Proposals {...props} />}
        {kind === 'history' && <JudgedList {...props} />}
        <p class="parts id-pages">
          {page > 1 && <a href={`/identity?kind=${kind}&page=${page - 1}`}>{m.before}</a>}
          {more && <a href={`/identity?kind=${kind}&page=${page + 1}`}>{m.more}</a>}
        </p>
      </div>
    </Layout>
  )
}

const pairPath = (row: { readonly left_id: string; readonly right_id: string }): string =>
  `/identity/pairs/${encodeURIComponent(row.left_id)}/${encodeURIComponent(row.right_id)}`

function Pairs({ view, rows }: QueuePageProps) {
  return (
    <ol class="dw-list">
      {rows.pairs.slice(0, PER_PAGE).map((row) => (
        <li>
          <h2 class="dw-title">
            <a href={pairPath(row)}>
              {row.left_name} · {row.right_name}
            </a>
          </h2>
          <p class="meta parts">
            <span>
              {row.left_id} · {row.right_id}
            </span>
            <span>{view.count(m.reports, Number(row.reports))}</span>
          </p>
          <Reasons view={view} names={row.reasons} />
        </li>
      ))}
    </ol>
  )
}

function Proposals({ rows, staff }: QueuePageProps) {
  return (
    <ol class="dw-list">
      {rows.proposals.map((row) => (
        <li>
          <h2 class="dw-title">
            <a href={pairPath(row)}>
              {row.left_name} · {row.right_name}
            </a>
          </h2>
          <p>{fill(m.proposedBy, { name: staff.nameOf(row.proposed_by), reason: row.reason })}</p>
          {row.proposed_by === staff.me && <p class="hint">{m.ownProposal}</p>}
        </li>
      ))}
    </ol>
  )
}
