import type { PersonLine } from '../publishing/index.ts'
import { Dated } from './dated.tsx'
import { VerdictMark } from './marks.tsx'
import { Name } from './name.tsx'
import { sentence } from './sentence.ts'
import type { View } from './view.ts'

interface TableProps {
  readonly view: View
  readonly people: readonly PersonLine[]
  readonly reasons?: ReadonlyMap<string, readonly string[]>
  /** The name as this page's language writes it; the edition's own unless given. */
  readonly nameOf?: (id: string) => string | undefined
}

/** People with their status; after a search, with the reasons why each may be meant. */
export function PeopleTable({ view, people, reasons, nameOf }: TableProps) {
  const m = view.m.people
  return (
    <table class="people">
      <thead>
        <tr>
          <th scope="col">{m.name}</th>
          <th scope="col">{m.status}</th>
          <th scope="col" class="wide">
            {m.since}
          </th>
          <th scope="col">{m.lastEvidence}</th>
          <th scope="col" class="wide">
            {m.evidence}
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ id, name, description, status }) => (
          <tr>
            <th scope="row">
              <Name view={view} name={nameOf?.(id) ?? name} personId={id} />
              <Why description={description} reasons={reasons?.get(id)} />
            </th>
            <td>{view.m.liberty[status.liberty]}</td>
            <td class="wide">{status.since ? <Dated view={view} edtf={status.since} /> : '–'}</td>
            <td>{status.lastEvidence ? <Dated view={view} edtf={status.lastEvidence} /> : '–'}</td>
            <td class="wide">
              <VerdictMark view={view} state={status.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Why({ description, reasons }: { description: string | null; reasons?: readonly string[] | undefined }) {
  return (
    <>
      {description && <span class="reasons">{description}</span>}
      {reasons && reasons.length > 0 && <span class="reasons">{sentence(reasons)}</span>}
    </>
  )
}
