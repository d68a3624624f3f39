import type { Claim, ClaimType } from '../../dist/reading/index.js'
import type { Evidence, ReportFacts } from '../../dist/weighing/index.js'

/** A small fast generator with a fixed seed (mulberry32), so that every run measures the same register. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const SYLLABLES = [
  'ba',
  'ri',
  'ke',
  'lo',
  'mu',
  'ta',
  'vi',
  'ne',
  'sha',
  'dro',
  'pol',
  'gri',
  'zhu',
  'ches',
  'yar',
  'len',
]
const PERSON_TYPES: readonly ClaimType[] = [
  'released',
  'detained',
  'sentenced',
  'transferred',
  'pardoned',
  'not_released',
  'hunger_strike',
  'charged',
]
const GROUPS = ['political prisoners', 'prisoners', 'foreigners', 'journalists', 'women']
const FIRST_DAY = Date.UTC(2016, 0, 1)
const DAYS = 3650

/** Invented reports of five claims each: people in natural (Zipf) frequency, numbers, credits, ten years. */
export function* inventedReports(count: number, people = 40_000, seed = 7): Generator<readonly Evidence[]> {
  const next = random(seed)
  const pick = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)]!
  const word = () => `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}`
  const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)
  const names = Array.from({ length: people }, () => `${capital(word())} ${capital(word())}`)
  const outlets = Array.from({ length: 800 }, () => `${capital(word())} ${capital(word())}`)
  const speakers = Array.from({ length: 300 }, () => `${capital(word())} ${capital(word())}`)
  for (let at = 0; at < count; at++) {
    const day = Math.floor(next() * DAYS)
    const iso = (back: number) => new Date(FIRST_DAY + (day - back) * 86_400_000).toISOString().slice(0, 10)
    const report: ReportFacts = {
      id: `r${at}`,
      title: null,
      outlet: pick(outlets),
      url: null,
      published: iso(0),
      language: 'en',
      text: null,
      credits: next() < 0.3 ? [pick(outlets)] : [],
      aiWritten: next() < 0.05,
      citesUs: false,
    }
    yield Array.from({ length: 5 }, (_, n): Evidence => {
      const person = next() < 0.75 ? Math.floor(people * next() ** 2) : null
      const claim = inventedClaim(`c${at}-${n}`, report.id, person === null ? null : names[person]!)
      return { report, lineage: report.id, personId: person === null ? null : `p${person}`, claim }
    })
    function inventedClaim(id: string, reportId: string, name: string | null): Claim {
      const type = name ? pick(PERSON_TYPES) : next() < 0.8 ? 'count_released' : 'count_held'
      const date = next() < 0.8 ? iso(Math.floor(next() * 20)) : null
      const number = name ? (type === 'sentenced' ? 1 + Math.floor(next() * 15) : null) : 1 + Math.floor(next() * 60)
      const group = pick(GROUPS)
      return {
        kind: 'claim',
        id,
        reportId,
        type,
        subject: name ? { kind: 'person', name } : { kind: 'group', name: group },
        value:
          number === null
            ? null
            : { number, min: null, max: null, unit: name ? 'year' : 'person', quantifier: 'exact' },
        detail: null,
        population: name ? null : group,
        measure: null,
        date: date ? { edtf: date, raw: date } : null,
        said: report.published,
        place: null,
        offence: null,
        releaseKind: null,
        polarity: next() < 0.05 ? 'denies' : 'affirms',
        modality: 'reported',
        speaker: next() < 0.4 ? { name: pick(speakers), kind: 'person' } : null,
        origin: next() < 0.2 ? pick(outlets) : null,
        quote: { start: n100(), end: 1000, text: 'invented' },
        confidence: 1,
        extractor: 'invented@1',
        minor: false,
        flags: [],
      }
    }
    function n100(): number {
      return Math.floor(next() * 900)
    }
  }
}
