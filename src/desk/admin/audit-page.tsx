import { fill, Layout, type View } from '../../ui/index.ts'
import { ACCOUNT_STYLE } from '../accounts/sign-in-pages.tsx'
import { adminWords } from './words.ts'

export interface AuditRow {
  readonly seq: number
  readonly at: Date
  readonly actor: string
  readonly act: string
  readonly object: string
  readonly details: Readonly<Record<string, string>>
  /** Kept outside the chain; null is one that was erased. */
  readonly values: Readonly<Record<string, string | null>> | null
}

interface AuditPageProps {
  readonly view: View
  readonly rows: readonly AuditRow[]
  readonly head: { readonly seq: number; readonly hash: string } | null
  readonly perPage: number
}

export function AuditPage({ view, rows, head, perPage }: AuditPageProps) {
  const words = adminWords.audit
  return (
    <Layout view={view} title={words.title} assets={[ACCOUNT_STYLE]}>
      <header class="page-head">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {head && <p class="key">{fill(words.head, { seq: head.seq, hash: head.hash })}</p>}
      </header>
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
                  <td>{row.seq}</td>
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
      {rows.length === perPage && (
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
  return [...Object.entries(details), ...Object.entries(values ?? {})]
    .filter(([, text]) => text !== '')
    .map(([key, text]) => `${key}: ${text ?? adminWords.audit.erased}`)
    .join('; ')
}
