import type { Claim } from '../../reading/index.ts'
import type { Directory } from '../directory.ts'
import type { ReportFacts } from '../evidence.ts'
import { fold, nameKeys } from '../fold.ts'
import { dayOf } from '../window.ts'
import { lendersOf, notedSource } from './lenders.ts'
import type { Link } from './link.ts'

const NEWS = new Set<Claim['type']>([
  'released',
  'pardoned',
  'deported',
  'exchanged',
  'release_refused',
  'not_released',
  'conditional_release',
  'arrived',
  'died',
])
/** A person whom more reports name is talked of everywhere; telling of them is no sign of a common text. */
const MOST_NAMING = 8
const LEAST_KEY = 3
const MAIN_SHARE = 0.5

interface Story {
  readonly report: Omit<ReportFacts, 'text'>
  readonly day: number
  /** Surname key of the person that most of its claims about people speak of. */
  readonly person: string
  readonly name: string
  /** Who lends texts and is credited for the news of that person, and anywhere in the report. */
  readonly newsLenders: ReadonlySet<string>
  readonly lenders: ReadonlySet<string>
}

/**
 * Finds reports of one day that tell of the same otherwise hardly named person, by outlets of no known newsroom that do not say from
 * where they have it. Where each has it from is unknown, and an unknown relation is dependence: they count as one text.
 */
export class SoleStoryIndex {
  readonly #stories = new Map<string, Story[]>()
  readonly #own = new Map<string, Story>()
  /** Reports naming a person: how much the person is talked of. */
  readonly #naming = new Map<string, Set<string>>()
  readonly #directory: Directory

  constructor(directory: Directory) {
    this.#directory = directory
  }

  /** Says whose links may be others than before, apart from its own: who tells of a person now talked of everywhere. */
  add(report: ReportFacts, claims: readonly Claim[] = []): readonly string[] {
    const changed = new Set<string>()
    for (const [person] of peopleIn(claims)) {
      const naming = this.#naming.get(person) ?? new Set()
      const before = naming.size
      this.#naming.set(person, naming.add(report.id))
      if (before === MOST_NAMING && naming.size > before) for (const id of naming) changed.add(id)
    }
    const story = createStory(report, claims, this.#directory)
    if (!story) return [...changed]
    this.#own.set(report.id, story)
    const key = `${story.day}|${story.person}`
    const held = this.#stories.get(key)
    if (held) held.push(story)
    else this.#stories.set(key, [story])
    return [...changed]
  }

  /** Links to all others added. */
  find(report: ReportFacts, claims: readonly Claim[] = []): readonly Link[] {
    const own = createStory(report, claims, this.#directory)
    return own ? this.#linksOf(own) : []
  }

  /** Links of a report that was added, to those that `wanted` names. */
  linksOf(id: string, wanted: (other: string) => boolean): readonly Link[] {
    const own = this.#own.get(id)
    return own ? this.#linksOf(own).filter((link) => wanted(link.a)) : []
  }

  #linksOf(own: Story): readonly Link[] {
    if ((this.#naming.get(own.person)?.size ?? 0) > MOST_NAMING) return []
    return (this.#stories.get(`${own.day}|${own.person}`) ?? [])
      .filter((other) => other.report.id !== own.report.id && fromOneSource(own, other))
      .map((other) => linkOf(other, own))
  }
}

function linkOf(a: Story, b: Story): Link {
  const kind = a.report.language.slice(0, 2) === b.report.language.slice(0, 2) ? 'rewrite' : 'translation'
  const why = `the same day, the same person whom hardly anybody else names (${[a.name, b.name].sort()[0]}), and neither a known newsroom nor a source of its own`
  return { a: a.report.id, b: b.report.id, kind, why, alike: 0.5 }
}

/** Neither credits a lender for the news, or one lender is credited by both. */
function fromOneSource(a: Story, b: Story): boolean {
  if ([...a.lenders].some((lender) => b.lenders.has(lender))) return true
  return a.newsLenders.size === 0 && b.newsLenders.size === 0
}

function createStory(report: ReportFacts, claims: readonly Claim[], directory: Directory): Story | null {
  const day = exactDay(report.published)
  if (day === null || hasNewsroom(report, directory) || namesItself(report)) return null
  const people = peopleIn(claims)
  const main = [...Map.groupBy(people, ([key]) => key)].sort((a, b) => b[1].length - a[1].length)[0]
  if (!main || main[1].length < people.length * MAIN_SHARE) return null
  const [person, own] = main
  const news = own.filter(([, claim]) => NEWS.has(claim.type)).map(([, claim]) => claim)
  if (news.length === 0) return null
  const { text: _text, ...known } = report
  return {
    report: known,
    day,
    person,
    name: own[0]![1].subject.name,
    newsLenders: lendersOf(news.flatMap(voicesOf), directory),
    lenders: lendersOf([...report.credits, ...claims.flatMap(voicesOf)], directory),
  }
}

const voicesOf = ({ origin, speaker }: Claim): readonly string[] =>
  [origin, speaker?.kind === 'organisation' ? speaker.name : null].filter((name) => name !== null)

const peopleIn = (claims: readonly Claim[]): readonly (readonly [string, Claim])[] =>
  claims.flatMap((claim) => {
    const key = claim.subject.kind === 'person' ? nameKeys(claim.subject.name).at(-1) : undefined
    return key !== undefined && key.length >= LEAST_KEY ? [[key, claim] as const] : []
  })

/** A newsroom that the country packs list is taken to report itself, unless its page is marked as a reprint. */
function hasNewsroom({ outlet, url }: ReportFacts, directory: Directory): boolean {
  if (outlet !== null && notedSource(outlet) !== null) return false
  return (outlet !== null && directory.find(outlet) !== null) || (url !== null && directory.findByUrl(url) !== null)
}

/** 'she told Border Radio': who names itself in its own text was there. */
function namesItself({ outlet, text }: ReportFacts): boolean {
  const name = outlet === null ? '' : fold(outlet)
  return name.length >= 5 && text !== null && ` ${fold(text)} `.includes(` ${name} `)
}

/** The day of publication where it is known to the day; a month or a year says nothing of 'the same day'. */
const exactDay = (published: string | null): number | null =>
  published !== null && /^\d{4}-\d{2}-\d{2}/.test(published) ? dayOf(published) : null
