import type { Erasure } from '../../audit/index.ts'
import { fill, Layout, type View } from '../../ui/index.ts'
import { ACCOUNT_STYLE } from '../accounts/sign-in-pages.tsx'
import type { Staff } from '../work/staff.ts'
import { type AuditRow, PER_PAGE } from './load-audit.ts'
import { adminWords } from './words.ts'

interface AuditPageProps {
  readonly view: View
  readonly rows: readonly AuditRow[]
  readonly head: { readonly seq: number; readonly hash: string } | null
  /** Erasures that wait for a second person. */
  readonly waiting: readonly Erasure[]
  readonly staff: Staff
}

export function AuditPage({ view, rows, head, waiting, staff }: AuditPageProps) {
  const words = adminWords.audit
  return (
    <Layout view={view} title={words.title} assets={[ACCOUNT_STYLE]}>
      <header class="page-head">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {head && <p class="key">{fill(words.head, { seq: head.seq, hash: head.hash })}</p>}
      </header>
      {waiting.length > 0 && (
        <section>
          <h2>{words.waiting}</h2>
          <ul>
            {waiting.map(({ entry, askedBy, askedAt, reason }) => (
              <li>
                <a href={`/audit/${entry}`}>{fill(words.entry, { seq: entry })}</a>{' '}
                {fill(words.asked, {
                  name: staff.nameOf(askedBy),
                  day: askedAt.slice(0, 10),
                  reason: words.reasons[reason],
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
      {rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <section class="table-wrap" tabindex={0} aria-label={words.title}>
          <table class="sessions">
            <thead>
              <tr>
                <th scope="col">#</th>
                {[words.at, words.actor, words.act, words.object, words.more].map((head) => (
                  <th scope="col">{head}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr>
                  <td>
                    <a href={`/audit/${row.seq}`}>{row.seq}</a>
                  </td>
                  <td>{row.at.toISOString().slice(0, 19).replace('T', ' ')}</td>
                  <td>{row.actor}</td>
                  <td>{row.act}</td>
                  <td>{row.object}</td>
                  <td>{told(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {rows.length === PER_PAGE && (
        <p class="paging">
          <a href={`/audit?before=${rows.at(-1)?.seq}`} rel="next">
            {words.older}
          </a>
        </p>
      )}
    </Layout>
  )
}

function told({ details, values }: AuditRow): string {
  const held = Object.entries(values ?? {})
  return [
    ...Object.entries(details).filter(([, text]) => text !== ''),
    ...held.map(([field, there]) => [field, there ? adminWords.audit.sealed : adminWords.audit.erased] as const),
  ]
    .map(([key, text]) => `${key}: ${text}`)
    .join('; ')
}
