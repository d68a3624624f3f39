import type { Kysely } from 'kysely'
import type { Person } from '../../matching/index.ts'
import type { Claim } from '../../reading/index.ts'
import {
  type Evidence,
  type HumanDecision,
  type OutletTally,
  recordsOf,
  type TrackRecord,
} from '../../weighing/index.ts'
import type { PublishedBriefing } from '../briefing/briefing.ts'
import { correctionsIn } from '../corrections.ts'
import type {
  EditionDiff,
  EditionView,
  Figure,
  PersonEntry,
  PersonLine,
  PublishedClaim,
  PublishedReport,
} from '../edition.ts'
import type { KeptEvent } from '../making/event-rows.ts'
import { TALLIES } from '../making/outlet-tallies.ts'
import { evidenceOf, type KeptClaim, type KeptReport } from '../making/prepare-report.ts'
import type { RowKind } from '../making/rows.ts'
import type { KeptStandings } from '../making/standings.ts'
import type { KeptPerson } from '../making/weigh-people.ts'
import { outletsOf } from '../outlets.ts'
import { publishedClaim } from '../statement.ts'
import type { EditionHead, PublishingTables } from '../store.ts'
import type { Edition } from '../view.ts'
import { LazyMap } from './lazy-map.ts'
import { Pack } from './pack.ts'
import { type Placed, type PlacedRow, placeRows } from './rows.ts'

/** Stands in the text of every claim that an organisation makes; that it stands in some others too does no harm. */
const SPOKEN = '"kind":"organisation"'
const DIFFS = 30
const CHANGES = 200

/** An edition read back from its rows and ready to be shown; its maps make each entry when it is asked for. */
export class HeldEdition {
  readonly head: EditionHead
  readonly view: EditionView
  /** Everybody who may be named, for name search. */
  readonly people: readonly Person[]
  readonly #pack: Pack
  readonly #placed: Placed

  private constructor(head: EditionHead, pack: Pack, placed: Placed, older: HeldEdition | null) {
    this.head = head
    this.#pack = pack
    this.#placed = placed
    const { people, lines } = this.#peopleAndLines(older)
    this.people = people
    this.view = this.#view(lines)
  }

  /** Reads the edition with this head; after an older one, only what differs. `folder` is where a large one is put. */
  static async open(
    db: Kysely<PublishingTables>,
    head: EditionHead,
    folder: string,
    older: HeldEdition | null = null,
  ): Promise<HeldEdition> {
    const pack = older === null ? new Pack(folder) : older.#pack
    const before = older && { number: older.head.number, placed: older.#placed }
    return new HeldEdition(head, pack, await placeRows(db, head.number, pack, before), older)
  }

  /** The whole of it as evidence, for holding a text against it. */
  whole(): Edition {
    const evidence: Evidence[] = []
    const decisions: HumanDecision[] = []
    for (const row of this.#placed.report.values()) {
      const report = this.#read<KeptReport>(row)
      for (const id of report.claimIds) {
        const claim = this.#placed.claim.get(id)
        if (!claim) continue
        const kept = this.#read<KeptClaim>(claim)
        evidence.push(evidenceOf(kept, report))
        if (kept.decision) decisions.push(kept.decision)
      }
    }
    return {
      kind: 'edition',
      number: this.head.number,
      published: this.head.published,
      people: this.people,
      evidence,
      decisions,
    }
  }

  /** What became of each outlet's claims; null in an edition that was made before this was kept. */
  trackRecords(): readonly TrackRecord[] | null {
    const row = this.#placed.overview.get(TALLIES)
    return row ? recordsOf(this.#read<readonly OutletTally[]>(row)) : null
  }

  /** The claims that an organisation makes, and null for each of the others: most are passed over unread. */
  *spoken(): Generator<Claim | null> {
    for (const row of this.#placed.claim.values()) {
      const body = this.#pack.read(row)
      yield body.includes(SPOKEN) ? (JSON.parse(body) as KeptClaim).claim : null
    }
  }

  /** What tells this version of a row from every other; null where there is no such row. */
  versionOf(kind: RowKind, id: string): string | null {
    return this.#placed[kind].get(id)?.version ?? null
  }

  close(): void {
    this.#pack.close()
  }

  #read<T>(row: PlacedRow): T {
    return JSON.parse(this.#pack.read(row)) as T
  }

  #all<T>(kind: RowKind): readonly T[] {
    return [...this.#placed[kind].values()].map((row) => this.#read<T>(row))
  }

  #peopleAndLines(older: HeldEdition | null): {
    readonly people: readonly Person[]
    readonly lines: readonly PersonLine[]
  } {
    const known = new Map(older?.people.map((person) => [person.id, person]))
    const drawn = new Map((older?.view.lines ?? []).map((line) => [line.id, line]))
    const found = [...this.#placed.person]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, row]) => {
        const [person, line] = [known.get(id), drawn.get(id)]
        if (person && line && older?.versionOf('person', id) === row.version) return { person, line }
        const { person: kept, entry } = this.#read<KeptPerson>(row)
        return { person: kept, line: lineOf(entry) }
      })
    return { people: found.map(({ person }) => person), lines: found.map(({ line }) => line) }
  }

  #view(lines: readonly PersonLine[]): EditionView {
    const { head } = this
    const figures = this.#placed.figures.get('all')
    const all = this.#all<EditionDiff>('changes').toSorted((a, b) => b.edition - a.edition)
    const diffs = all.slice(0, DIFFS)
    const reports = new LazyMap(this.#placed.report, (row) => publishedReport(this.#read<KeptReport>(row)))
    return {
      id: `${head.published.slice(0, 10)}.${head.number}`,
      published: head.published,
      number: head.number,
      liberty: head.counts.liberty,
      figures: figures ? this.#read<readonly Figure[]>(figures) : [],
      people: new LazyMap<PlacedRow, PersonEntry>(this.#placed.person, (row) => this.#read<KeptPerson>(row).entry),
      lines,
      reports,
      claims: new LazyMap(this.#placed.claim, (row) => this.#claim(row)),
      events: this.#all<KeptEvent>('event')
        .map(({ entry }) => entry)
        .sort((a, b) => (a.date < b.date ? 1 : -1)),
      get outlets() {
        return outletsOf(reports.values())
      },
      briefings: this.#all<PublishedBriefing>('briefing').toSorted((a, b) => (a.date < b.date ? 1 : -1)),
      diffs,
      corrections: correctionsIn(all),
      changes: diffs.flatMap(({ changes }) => changes).slice(0, CHANGES),
    }
  }

  #claim(row: PlacedRow): PublishedClaim {
    const kept = this.#read<KeptClaim>(row)
    const report = this.#placed.report.get(kept.claim.reportId)
    const standings = this.#placed.standing.get(kept.claim.reportId)
    const [state, ladder] = (standings && this.#read<KeptStandings>(standings)[kept.claim.id]) ?? ['unseen', 'lead']
    const learned = report ? this.#read<KeptReport>(report).learned : null
    return { ...publishedClaim({ claim: kept.claim, personId: kept.personId, learned }), state, ladder }
  }
}

function lineOf({ id, name, names, description, status }: PersonEntry): PersonLine {
  return { id, name, names, description, status }
}

function publishedReport({ facts, notices, lineage, claimIds }: KeptReport): PublishedReport {
  const { id, sha256, title, outlet, url, published, language, aiWritten, credits } = facts
  return {
    id,
    sha256: sha256 ?? '',
    title,
    outlet,
    url,
    published,
    language,
    summary: null,
    aiWritten,
    credits,
    lineage,
    claimIds,
    notices,
  }
}
