import { type Kysely, sql } from 'kysely'
import { asReadonly, writerOf } from '../database/index.ts'
import { loadReports } from '../intake/index.ts'
import type { MentionLink } from '../matching/index.ts'
import type { Claim, Reading } from '../reading/index.ts'
import { countryOf } from './claim-state.ts'
import type { Directory } from './directory.ts'
import type { Evidence } from './evidence.ts'
import { type Filing, filingsOf } from './filing.ts'
import { factsOf } from './gather.ts'
import type { Weighable } from './load.ts'
import { defaultDirectory } from './organisations.ts'
import { SamePerson } from './same-person.ts'
import { type ClaimFilingRow, type Filed, WeighingStore } from './store.ts'

/** What must be weighed anew after claims were filed. */
export interface Touched {
  /** Subject keys of people and of the unmatched. */
  readonly subjects: readonly string[]
  /** Buckets of claims on groups whose propositions must be formed anew. */
  readonly buckets: readonly string[]
  /** Stretches of time in which a claim on a group changed. */
  readonly slots: readonly string[]
}

type Link = Pick<MentionLink, 'reportId' | 'ref' | 'personId'>

/** What is known of reports that are to be filed. */
export interface ToFile {
  readonly readings: readonly Reading[]
  readonly links: readonly Link[]
  /** The lineage of each report that is not its own. */
  readonly lineages: ReadonlyMap<string, string>
  /** Ids of claims that people changed or made. */
  readonly reviewed: ReadonlySet<string>
  /** Reports all of whose claims count as changed, whatever they were. */
  readonly forced: ReadonlySet<string>
}

/** Files the claims of some reports anew and says what that touches. */
export async function fileReports(
  db: Kysely<Weighable>,
  given: ToFile,
  directory = defaultDirectory(),
): Promise<Touched> {
  const ids = given.readings.map((reading) => reading.reportId)
  const filed = await gatherFiled(db, given, directory)
  const stored = await db
    .selectFrom('claim_filing')
    .selectAll()
    .where('report_id', 'in', [...ids, ''])
    .execute()
  const before = new Map(stored.map((row) => [row.claim_id, row]))
  const told = await db
    .selectFrom('claim_state')
    .select(['claim_id', 'country'])
    .where('report_id', 'in', [...ids, ''])
    .execute()
  const countries = new Map(told.map((row) => [row.claim_id, row.country]))
  const now = new Set(filed.map(({ filing }) => filing.claimId))
  const gone = stored.filter((row) => !now.has(row.claim_id))
  const changed = filed.filter((claim) => {
    const row = before.get(claim.filing.claimId)
    if (!row || given.forced.has(row.report_id) || !sameFiling(row, claim)) return true
    return countries.get(row.claim_id) !== claim.country
  })
  const store = new WeighingStore(writerOf(db))
  const surnamesBefore = await namesUnder(db, [...changed.map(({ filing }) => filing), ...gone])
  await store.unfile(gone.map((row) => row.claim_id))
  await store.file(changed)
  const old = [...gone, ...changed.flatMap(({ filing }) => before.get(filing.claimId) ?? [])].map(versionOfRow)
  return touchedBy(db, [...old, ...changed.map(({ filing }) => versionOf(filing))], surnamesBefore)
}

async function gatherFiled(db: Kysely<Weighable>, given: ToFile, directory: Directory): Promise<readonly Filed[]> {
  const ids = given.readings.map((reading) => reading.reportId)
  const held = new Map((await loadReports(asReadonly(db), ids)).map((entry) => [entry.report.id, entry]))
  const people = new Map(given.links.map((link) => [`${link.reportId} ${link.ref}`, link.personId]))
  return given.readings.flatMap((reading) => {
    const entry = held.get(reading.reportId)
    if (!entry) return []
    const facts = { ...factsOf(entry.report, reading), text: null }
    const report = reading.claims.map(
      (claim): Evidence => ({
        claim,
        report: facts,
        personId: claim.subject.ref ? (people.get(`${facts.id} ${claim.subject.ref}`) ?? null) : null,
        lineage: given.lineages.get(facts.id) ?? facts.id,
        learned: entry.learned,
      }),
    )
    return filedOf(report, given.reviewed, directory)
  })
}

/** All claims of one report, ready to be filed. */
export function filedOf(
  report: readonly Evidence[],
  reviewed: ReadonlySet<string>,
  directory: Directory,
): readonly Filed[] {
  const filings = filingsOf(report)
  return report.map((evidence, at) => ({
    evidence,
    filing: filings[at]!,
    country: countryOf(evidence, report, directory),
    asReviewed: reviewed.has(evidence.claim.id) ? evidence.claim : null,
  }))
}

function sameFiling(row: ClaimFilingRow, { filing, asReviewed, evidence }: Filed): boolean {
  const body = (claim: Claim | null) => JSON.stringify(claim, Object.keys(claim ?? {}).sort())
  return (
    row.subject_key === filing.subjectKey &&
    row.bucket === filing.bucket &&
    row.person_id === filing.personId &&
    row.lineage === filing.lineage &&
    row.dated === filing.dated &&
    row.ai === evidence.report.aiWritten &&
    row.window_from === (filing.window?.from ?? null) &&
    row.window_to === (filing.window?.to ?? null) &&
    row.family.join() === filing.family.join() &&
    row.files.join() === filing.files.join() &&
    body(row.body) === body(asReviewed)
  )
}

/** A claim as it was filed, before or after. */
type Version = Pick<Filing, 'subjectKey' | 'bucket' | 'blocks' | 'name' | 'surname' | 'files'>

const versionOf = (filing: Filing): Version => filing

const versionOfRow = ({ subject_key, bucket, blocks, name, surname, files }: ClaimFilingRow): Version => ({
  subjectKey: subject_key,
  bucket,
  blocks,
  name,
  surname,
  files,
})

async function touchedBy(
  db: Kysely<Weighable>,
  versions: readonly Version[],
  namesBefore: ReadonlyMap<string, string>,
): Promise<Touched> {
  const people = versions.filter((version) => version.name !== null)
  const groups = versions.filter((version) => version.name === null)
  const own = people.map((version) => version.subjectKey)
  const others = await whoSees(db, people)
  const bare = await barelyNamed(db, people, namesBefore)
  return {
    subjects: [...new Set([...own, ...others, ...bare])],
    buckets: [...new Set(groups.map((version) => version.bucket))],
    slots: [...new Set(groups.flatMap((version) => version.files))],
  }
}

/** Subjects whose claims may be held against these by their names: one of the two is not matched to the register. */
export async function whoSees(
  db: Kysely<Weighable>,
  people: readonly Pick<Version, 'subjectKey' | 'blocks' | 'name'>[],
): Promise<readonly string[]> {
  const blocks = [...new Set(people.flatMap((version) => version.blocks))]
  if (blocks.length === 0) return []
  const { rows } = await sql<{ subject_key: string; name: string; blocks: readonly string[] }>`
    select distinct subject_key, name, blocks from claim_filing where blocks && ${blocks}::text[]`.execute(db)
  const same = new SamePerson()
  const seen = new Set<string>()
  const byBlock = new Map<string, { subjectKey: string; name: string }[]>()
  for (const { subjectKey, name, blocks: own } of distinct(people))
    for (const block of own) byBlock.set(block, [...(byBlock.get(block) ?? []), { subjectKey, name: name ?? '' }])
  const isMatched = (key: string) => key.startsWith('person:')
  for (const row of rows)
    if (!seen.has(row.subject_key))
      for (const block of row.blocks)
        for (const { subjectKey, name } of byBlock.get(block) ?? [])
          if (!(isMatched(subjectKey) && isMatched(row.subject_key)) && couldBe(same, name, row.name))
            seen.add(row.subject_key)
  return [...seen]
}

function distinct<T extends Pick<Version, 'subjectKey' | 'name' | 'blocks'>>(people: readonly T[]): readonly T[] {
  return [
    ...new Map(
      people.map((version) => [`${version.subjectKey}|${version.name}|${version.blocks.join()}`, version]),
    ).values(),
  ]
}

/** A name of one word may be anybody's of its block: who its report names decides, later. */
export function couldBe(same: SamePerson, a: string, b: string): boolean {
  return SamePerson.isBare(a) || SamePerson.isBare(b) || same.same(a, b)
}

/** The full names known under each surname, as one text; whether it changed tells whether a bare surname may mean another. */
async function namesUnder(
  db: Kysely<Weighable>,
  versions: readonly Pick<Version, 'surname'>[],
): Promise<ReadonlyMap<string, string>> {
  const surnames = [...new Set(versions.flatMap(({ surname }) => surname ?? []))]
  const { rows } = await sql<{ surname: string; names: string }>`
    select surname, string_agg(distinct name, '|' order by name) as names from claim_filing
    where surname = any(${surnames}) and exists (select from claim_filing bare where bare.lone = claim_filing.surname)
    group by surname`.execute(db)
  return new Map(rows.map(({ surname, names }) => [surname, names]))
}

/** Subjects whose bare surname may now mean somebody else, or nobody in particular, and those whom it may mean. */
async function barelyNamed(
  db: Kysely<Weighable>,
  people: readonly Version[],
  before: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const after = await namesUnder(db, people)
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (surname) => before.get(surname) !== after.get(surname),
  )
  if (changed.length === 0) return []
  const { rows } = await sql<{ subject_key: string }>`
    select distinct subject_key from claim_filing where lone = any(${changed}) or surname = any(${changed})`.execute(db)
  return rows.map((row) => row.subject_key)
}

/** What must be weighed anew after people decided on claims: what the claims are held against, and they themselves. */
export async function touchedByDecisions(db: Kysely<Weighable>, claimIds: readonly string[]): Promise<Touched> {
  const rows = await db
    .selectFrom('claim_filing')
    .selectAll()
    .where('claim_id', 'in', [...claimIds, ''])
    .execute()
  return { ...(await touchedBy(db, rows.map(versionOfRow), await namesUnder(db, rows))), buckets: [] }
}
