import type { Outlet, PublishedReport } from './edition.ts'

export function outletsOf(reports: Iterable<Pick<PublishedReport, 'id' | 'outlet'>>): readonly Outlet[] {
  return [...Map.groupBy(reports, (report) => report.outlet)]
    .flatMap(([name, some]) => (name ? [{ id: slug(name), name, reportIds: some.map((report) => report.id) }] : []))
    .sort((a, b) => a.name.localeCompare(b.name))
}

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
