import { createHash } from 'node:crypto'
import type { EditionView, PersonEntry } from '../../publishing/index.ts'

/** What tells one version of a row of an edition from every other. */
export interface Versions {
  versionOf(kind: 'person' | 'report' | 'claim' | 'standing' | 'event', id: string): string | null
}

/**
 * What a page is made from, told without making it: a page whose key is the same is the same. Null for pages that show much of the
 * edition at once; those are made every time.
 */
export function pageKey(path: string, edition: EditionView, versions: Versions, program: string): string | null {
  const [, kind, id] = /^\/(people|reports|events)\/([^/?]+)$/.exec(path) ?? []
  if (kind === undefined || id === undefined) return null
  const parts = kind === 'people' ? ofPerson(id) : kind === 'reports' ? ofReport(id) : null
  return (
    parts &&
    createHash('sha256')
      .update(JSON.stringify([program, path, parts]))
      .digest('hex')
      .slice(0, 32)
  )

  function ofPerson(personId: string): readonly unknown[] | null {
    const person = edition.people.get(personId)
    if (!person) return null
    return [
      versions.versionOf('person', personId),
      sourcesOf(person).map(([reportId, claimId]) => [
        versions.versionOf('report', reportId),
        versions.versionOf('claim', claimId),
      ]),
      person.eventIds.map((event) => edition.events.find((one) => one.id === event)?.title ?? null),
    ]
  }

  function ofReport(reportId: string): readonly unknown[] | null {
    const report = edition.reports.get(reportId)
    if (!report || report.lineage !== reportId) return null
    return [
      versions.versionOf('report', reportId),
      versions.versionOf('standing', reportId),
      report.claimIds.map((claim) => [versions.versionOf('claim', claim), isShown(claim)]),
    ]
  }

  function isShown(claimId: string): boolean {
    const person = edition.claims.get(claimId)?.subject.personId
    return person != null && edition.people.has(person)
  }
}

function sourcesOf({ facts }: PersonEntry): readonly (readonly [string, string])[] {
  return facts.flatMap((fact) =>
    [...fact.for, ...fact.against].map(({ reportId, claimId }) => [reportId, claimId] as const),
  )
}
