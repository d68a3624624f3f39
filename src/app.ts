import { join } from 'node:path'
import { sql } from 'kysely'
import { type Body, type CheckResult, createBody, hold } from './check/index.ts'
import { type Config, readConfig } from './config.ts'
import { asReadonly, backup, type Database, migrate, openDatabase, restore, writerOf } from './database/index.ts'
import { type DemoLoaded, loadDemo } from './demo.ts'
import { examine, type Health } from './health.ts'
import { IntakeStore, loadReports, type SenderMetadata, takeIn } from './intake/index.ts'
import {
  type CandidateFinder,
  candidateFinder,
  displayName,
  type Judgement,
  loadPeople,
  MatchingStore,
  type Node,
  type Person,
  parseNode,
} from './matching/index.ts'
import {
  type EditionView,
  HeldEdition,
  type Ledger,
  loadEditionHead,
  type MadeEdition,
  type MakeOptions,
  makeEdition,
  newestEditionNumber,
} from './publishing/index.ts'
import { ReadingStore, readReport, type SecondReaderSettings } from './reading/index.ts'
import { basisOf, loadRegister, type Register, type Tables } from './register.ts'
import { type SecondRead, secondRead } from './second-read.ts'
import { countUnsettled, isSettled, keepSettled, Memory, type Progress, settle } from './settling/index.ts'
import {
  assessClaims,
  type ClaimState,
  findEvents,
  type LineageGroup,
  ledgerOf,
  type ReleaseEvent,
} from './weighing/index.ts'

export type { SecondRead } from './second-read.ts'

export interface Incoming {
  readonly bytes: Uint8Array
  readonly fileName: string | null
  readonly metadata?: SenderMetadata
}

export interface Added {
  readonly reportId: string
  /** False when the very same report was held already. */
  readonly stored: boolean
  readonly people: number
  readonly claims: number
}

export interface Match {
  readonly personId: string
  readonly name: string
  readonly score: number
  readonly reasons: readonly string[]
}

export interface ClaimRow extends ClaimState {
  readonly reportId: string
  readonly type: string
  readonly subject: { readonly name: string; readonly personId: string | null }
  readonly ladder: ClaimState['state']
}

/** The newest edition with everything that is shown of it and held against it. */
export interface Published {
  readonly edition: HeldEdition
  readonly view: EditionView
  readonly finder: CandidateFinder
  /** What a text is held against; made when it is first asked for. */
  body(): Promise<Body>
}

export interface OpenOptions {
  /** False to leave the schema as it is: a restore brings the schema it was made with. */
  readonly migrated?: boolean
  /** False when the caller waits for SIGINT and SIGTERM itself. */
  readonly endsOnSignal?: boolean
}

/** Opens the register that the environment names; whoever opens it disposes of it. A signal to end closes it first. */
export async function openApp(given: Partial<Config> = {}, options: OpenOptions = {}): Promise<App> {
  const config = { ...readConfig(process.env), ...given }
  const database = await openDatabase<Tables>({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    onNotice: (line) => process.stderr.write(`habeas: ${line}\n`),
  })
  try {
    if (options.migrated !== false) await migrate(database.kysely)
  } catch (error) {
    await database.close()
    throw error
  }
  const app = new App(config, database)
  if (options.endsOnSignal !== false) app.endOnSignal()
  return app
}

/** Below it the names have little in common; saying so would only mislead. */
const WORTH_SAYING = 0.1

/** The advisory lock under which an edition is made and numbered. */
const PUBLISHING = 7_210_541

/** The only place where stages are wired together. */
export class App implements AsyncDisposable {
  readonly config: Config
  readonly #database: Database<Tables>
  readonly #memory = new Memory()
  readonly #enders = new Map<NodeJS.Signals, () => void>()
  #register: { basis: string; register: Register; body: Body } | null = null
  #published: Published | null = null
  #found: { basis: string; people: ReadonlyMap<string, Person>; finder: CandidateFinder } | null = null

  constructor(config: Config, database: Database<Tables>) {
    this.config = config
    this.#database = database
  }

  get database(): Database<Tables> {
    return this.#database
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const [signal, end] of this.#enders) process.removeListener(signal, end)
    this.#published?.edition.close()
    await this.#database.close()
  }

  /** Leaves the database in order when told to end, so that the last to leave still stops it; then ends by that signal. */
  endOnSignal(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      const end = (): void => {
        void this[Symbol.asyncDispose]().finally(() => process.kill(process.pid, signal))
      }
      this.#enders.set(signal, end)
      process.once(signal, end)
    }
  }

  /** Keeps a report and its reading, in one transaction; what follows from them is made by settle(). */
  async add(incoming: Incoming & { readonly cameFrom: string }): Promise<Added> {
    const report = await takeIn(incoming.bytes, { fileName: incoming.fileName, metadata: incoming.metadata ?? {} })
    const reading = readReport(report)
    const stored = await this.#database.kysely.transaction().execute(async (trx) => {
      const fresh = await new IntakeStore(writerOf(trx)).add(report, incoming.bytes, incoming.cameFrom)
      if (fresh) await new ReadingStore(writerOf(trx)).add(reading)
      return fresh
    })
    return { reportId: report.id, stored, people: reading.people.length, claims: reading.claims.length }
  }

  /** The register as it follows from the rows at this moment; worked out again only when rows were added. */
  async register(): Promise<{ readonly register: Register; readonly body: Body }> {
    const db = this.#database.kysely
    const basis = await basisOf(db)
    if (this.#register?.basis !== basis) {
      const register = await loadRegister(db)
      const { people, evidence, humanDecisions: decisions, judgements } = register
      this.#register = { basis, register, body: createBody({ people, evidence, decisions, judgements }) }
    }
    return this.#register
  }

  /** Whether the derived tables follow from the newest rows. */
  isSettled(): Promise<boolean> {
    return isSettled(writerOf(this.#database.kysely))
  }

  /** How many notes wait to be followed. */
  countUnsettled(): Promise<number> {
    return countUnsettled(writerOf(this.#database.kysely))
  }

  /** Brings the derived tables up to the rows, step by step; cheap when they are there already. */
  async settle(
    options: { readonly onStep?: (progress: Progress) => void; readonly signal?: AbortSignal } = {},
  ): Promise<void> {
    await settle(writerOf(this.#database.kysely), { ...options, memory: this.#memory })
  }

  /** Settles whenever rows were written, by whichever process, until told to end. */
  keepSettled(options: Parameters<typeof keepSettled>[1]): Promise<void> {
    return keepSettled(this.#database, { ...options, memory: this.#memory })
  }

  /** Says whether two nodes are one person; a further row on the pair undoes it. */
  async judge(given: {
    readonly left: string
    readonly right: string
    readonly verdict: Judgement['verdict']
    readonly by: string
    readonly second: string | null
    readonly reason: string
  }): Promise<readonly [Node, Node]> {
    const pair = [parseNode(given.left), parseNode(given.right)] as const
    const store = new MatchingStore(writerOf(this.#database.kysely))
    await store.judge(pair, given.verdict, given.by, given.reason, given.second)
    return pair
  }

  /** Has the model that the settings name read reports beside the rules: those given, or all that it has not read. */
  secondRead(settings: SecondReaderSettings, wanted: readonly string[]): AsyncGenerator<SecondRead> {
    return secondRead(this, settings, wanted)
  }

  /** Holds a text against the register or against the newest edition; stores nothing. */
  async check(
    input: Incoming & { readonly file: string | null; readonly against: 'register' | 'edition' },
  ): Promise<CheckResult> {
    const report = await takeIn(input.bytes, { fileName: input.fileName, metadata: input.metadata ?? {} })
    const body = input.against === 'register' ? (await this.register()).body : await (await this.published())?.body()
    return hold(report, body ?? createBody({ people: [], evidence: [], decisions: [] }), input.file)
  }

  async match(name: string, limit: number): Promise<readonly Match[]> {
    const { people, finder } = await this.#people()
    return finder.candidates(name, limit).flatMap(({ personId, score, reasons }) => {
      const person = people.get(personId)
      return person && score >= WORTH_SAYING ? [{ personId, name: displayName(person), score, reasons }] : []
    })
  }

  /** Everybody of the register by name, read again only when people or spellings were added. */
  async #people(): Promise<{ readonly people: ReadonlyMap<string, Person>; readonly finder: CandidateFinder }> {
    const db = this.#database.kysely
    const { rows } = await sql<{ basis: string }>`
      select (select count(*) from person) || '/' || (select count(*) from person_name) as basis`.execute(db)
    const basis = rows[0]?.basis ?? ''
    if (this.#found?.basis !== basis) {
      const people = await loadPeople(asReadonly(db))
      const byId = new Map(people.map((person) => [person.id, person]))
      this.#found = { basis, people: byId, finder: candidateFinder(people) }
    }
    return this.#found
  }

  async events(): Promise<readonly ReleaseEvent[]> {
    return findEvents((await this.register()).register.evidence)
  }

  /** The ledger of the event with this id or on this date; null when there is none or several fit. */
  async ledger(wanted: string): Promise<Ledger | null> {
    const { register } = await this.register()
    const events = findEvents(register.evidence)
    const exact = events.find((event) => event.id === wanted)
    const onDay = events.filter((event) => event.date === wanted)
    const event = exact ?? (onDay.length === 1 ? onDay[0] : undefined)
    if (!event) return null
    const named = register.people.map((person) => ({ id: person.id, name: displayName(person), sex: person.sex }))
    return ledgerOf(event, register.evidence, named, { decisions: register.humanDecisions })
  }

  async origins(): Promise<{ readonly groups: readonly LineageGroup[] }> {
    return { groups: (await this.register()).register.lineage.groups }
  }

  async claims(): Promise<readonly ClaimRow[]> {
    const { evidence, humanDecisions: decisions } = (await this.register()).register
    const states = new Map(assessClaims(evidence, { decisions }).map((state) => [state.claimId, state]))
    return evidence.flatMap(({ claim, personId }) => {
      const state = states.get(claim.id)
      const subject = { name: claim.subject.name, personId }
      return state ? [{ ...state, reportId: claim.reportId, type: claim.type, subject, ladder: state.state }] : []
    })
  }

  /** Makes a new edition of what people have released for publication. */
  async publish(by: string, tell?: MakeOptions['tell']): Promise<MadeEdition> {
    await this.settle()
    return this.#database.kysely.transaction().execute(async (trx) => {
      // Rows are read under the lock: an edition made from older rows must not come after one made from newer.
      await sql`select pg_advisory_xact_lock(${PUBLISHING})`.execute(trx)
      const number = (await newestEditionNumber(asReadonly(trx))) + 1
      const options = { number, now: new Date().toISOString(), by }
      return makeEdition(writerOf(trx), tell ? { ...options, tell } : options)
    })
  }

  /** The newest edition; null before the first. */
  async published(): Promise<Published | null> {
    const db = this.#database.kysely
    const number = await newestEditionNumber(asReadonly(db))
    if (number === 0 || this.#published?.edition.head.number === number) return this.#published
    const head = await loadEditionHead(asReadonly(db), number)
    if (!head) return this.#published
    const folder = join(this.config.dataDir, 'cache')
    const edition = await HeldEdition.open(writerOf(db), head, folder, this.#published?.edition ?? null)
    let body: Promise<Body> | null = null
    this.#published = {
      edition,
      view: edition.view,
      finder: candidateFinder(edition.people),
      body: () => (body ??= this.#bodyOf(edition)),
    }
    return this.#published
  }

  /** An edition holds no texts; whether a text repeats a published report is asked of the texts the register holds. */
  async #bodyOf(edition: HeldEdition): Promise<Body> {
    const { people, evidence, decisions } = edition.whole()
    const held = await loadReports(asReadonly(this.#database.kysely), [...edition.view.reports.keys()])
    const texts = new Map(held.map(({ report }) => [report.id, report.text]))
    return createBody({ people, evidence, decisions, texts })
  }

  /** Loads the demo dossier into an empty register; null when it is not empty. */
  loadDemo(): Promise<DemoLoaded | null> {
    return loadDemo(this)
  }

  backup(file: string) {
    return backup(this.#database, file)
  }

  restore(file: string) {
    return restore(this.#database, file)
  }

  async examine(rebuild: boolean): Promise<Health> {
    return examine(this.#database, await loadRegister(this.#database.kysely), rebuild)
  }
}
