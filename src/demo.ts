import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from './app.ts'
import { writerOf } from './database/index.ts'
import { createPerson, MatchingStore, mentionNode, personNode } from './matching/index.ts'
import { briefingDrafts } from './publishing/index.ts'
import { ReviewStore } from './review/index.ts'

export interface DemoLoaded {
  readonly reports: number
  readonly people: number
  readonly edition: number
}

interface DemoPerson {
  readonly id: string
  readonly names: readonly { readonly text: string; readonly language: string }[]
  readonly sex?: 'f' | 'm'
  readonly born?: string | number
}

interface DemoDecision {
  readonly decide: 'same_person' | 'confirm' | 'discount' | 'publish'
  readonly briefings?: 'all'
  readonly report?: number
  readonly name?: string
  readonly person?: string
  readonly what?: string
  readonly date?: string
  readonly by: string
  readonly second?: string
  readonly reason: string
}

const folder = join(import.meta.dirname, 'demo')

/**
 * Loads the dossier through the product's own intake and reading, then adds what people at a desk would have decided.
 * An interrupted load goes on where it stopped: whatever is there already is left as it is.
 */
export async function loadDemo(app: App): Promise<DemoLoaded | null> {
  if (!(await isDemoOnly(app))) return null
  const files = (await readdir(join(folder, 'reports'))).filter((name) => name.endsWith('.md')).sort()
  const people = await json<readonly DemoPerson[]>('people.json')
  const decisions = await json<readonly DemoDecision[]>('decisions.json')
  for (const person of people) await addPerson(app, person)
  const reports = new Map<number, string>()
  for (const file of files) {
    const bytes = await readFile(join(folder, 'reports', file))
    const { reportId } = await app.add({ bytes, fileName: file, cameFrom: `demo/${file}` })
    reports.set(Number.parseInt(file, 10), reportId)
  }
  await decide(app, decisions, reports, people)
  await app.publish('demo-reviewer-1 and demo-reviewer-2')
  await releaseBriefings(app, decisions)
  const { head } = await app.publish('demo-reviewer-1 and demo-reviewer-2')
  return { reports: reports.size, people: people.length, edition: head.number }
}

/** What a program writes about the releases is released once it can be read: after the first edition, in the second. */
async function releaseBriefings(app: App, decisions: readonly DemoDecision[]): Promise<void> {
  const store = new ReviewStore(writerOf(app.database.kysely))
  const asked = decisions.find(({ briefings }) => briefings !== undefined)
  if (!asked) return
  const { by, second = null, reason } = asked
  for (const { briefing, digest, state } of await briefingDrafts(app.database.kysely))
    if (state !== 'released')
      await store.decide({
        act: 'publish',
        target: `briefing:${briefing.eventId}`,
        by,
        second,
        reason,
        body: { digest },
      })
}

const isOfPages = ({ decide, briefings }: DemoDecision): boolean => decide === 'publish' && briefings === undefined

/** The second holds the briefings of the first. */
const EDITIONS = 2

/** True for an empty register, and for one whose loading was interrupted before its editions were published. */
async function isDemoOnly(app: App): Promise<boolean> {
  const db = app.database.kysely
  if (await db.selectFrom('edition').select('number').where('number', '>=', EDITIONS).executeTakeFirst()) return false
  const other = db.selectFrom('report').select('id').where('came_from', 'not like', 'demo/%')
  return (await other.executeTakeFirst()) === undefined
}

async function json<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(folder, name), 'utf8')) as T
}

async function addPerson(app: App, { id, names, sex, born }: DemoPerson): Promise<void> {
  const person = createPerson({
    id,
    names,
    sex: sex ?? null,
    born: born === undefined ? null : String(born),
    minor: false,
  })
  await new MatchingStore(writerOf(app.database.kysely)).addPerson(person, 'demo')
}

/** Judgements first, for what a claim is about decides which claims a confirmation means. */
async function decide(
  app: App,
  decisions: readonly DemoDecision[],
  reports: ReadonlyMap<number, string>,
  people: readonly DemoPerson[],
): Promise<void> {
  const { register } = await app.register()
  const matching = new MatchingStore(writerOf(app.database.kysely))
  const judged = new Set(register.judgements.map((row) => `${row.left} ${row.right}`))
  for (const decision of decisions.filter(({ decide }) => decide === 'same_person')) {
    const reportId = reports.get(decision.report ?? 0)
    const reading = register.readings.find((candidate) => candidate.reportId === reportId)
    const read = reading?.people.find(
      (person) => person.name === decision.name || person.mentions.some(({ text }) => text === decision.name),
    )
    if (!reportId || !read || !decision.person) continue
    const pair = [mentionNode(reportId, read.id), personNode(decision.person)] as const
    if (!judged.has([...pair].sort().join(' '))) await matching.judge(pair, 'same', decision.by, decision.reason)
  }
  const store = new ReviewStore(writerOf(app.database.kysely))
  const decided = new Set(register.decisions.map((row) => `${row.act} ${row.target}`))
  const review = {
    decide: async (decision: Parameters<ReviewStore['decide']>[0]) => {
      if (!decided.has(`${decision.act} ${decision.target}`)) await store.decide(decision)
    },
  }
  for (const { by, second = null, reason } of decisions.filter(isOfPages)) {
    for (const { id } of people) await review.decide({ act: 'publish', target: `person:${id}`, by, second, reason })
    for (const id of reports.values())
      await review.decide({ act: 'publish', target: `report:${id}`, by, second, reason })
  }
  const { evidence } = (await app.register()).register
  const onClaims = decisions.filter(({ decide }) => decide === 'confirm' || decide === 'discount')
  for (const { decide: act, person, what, date, by, second = null, reason } of onClaims)
    for (const { claim } of evidence.filter((entry) => entry.personId === person && entry.claim.type === what))
      if (claim.date?.edtf === date && claim.polarity === 'affirms' && claim.modality !== 'planned')
        await review.decide({ act: act as 'confirm' | 'discount', target: `claim:${claim.id}`, by, second, reason })
}
