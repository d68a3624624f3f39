import { hash } from 'node:crypto'
import { formatEdtf, type PartialDate } from '../dates/index.ts'
import type { Report } from '../intake/index.ts'
import { type Claim, createClaim, type ReadPerson, type Speaker, type Subject } from './claim.ts'
import { EXTRACTOR } from './extractor.ts'
import type { Draft, Scene } from './frames/draft.ts'
import type { Saying } from './frames/speakers.ts'
import { languageFor } from './language/load.ts'
import { personId } from './people/describe.ts'
import type { Person } from './people/people.ts'
import { tokenise } from './text/tokens.ts'
import { tagKey } from './text/view.ts'
import type { Voices } from './voices.ts'

const LONG_SENTENCE = 320
const STOCKS = new Set(['count_held', 'count_recognised'])
const RELEASES = new Set([
  'released',
  'pardoned',
  'deported',
  'count_released',
  'count_crossed',
  'release_refused',
  'not_released',
  'transferred',
  'returned_to_prison',
])

/** Drafts become claims: with speaker, quote, id, and the flags that a reviewer needs. */
export function buildClaims(
  report: Report,
  scene: Scene,
  people: readonly ReadPerson[],
  published: PartialDate | null,
  credits: readonly string[],
  voices: Voices,
  wire: Speaker | null,
): Claim[] {
  const sole = soleSource(report, scene, credits) ?? wire
  const outlet = outletOf(report)
  const claims: Claim[] = []
  const ids = new Set<string>()
  const stayed = refusals(scene.drafts)
  for (const draft of scene.drafts) {
    if (isUndone(draft, stayed)) continue
    const subject = subjectOf(draft, people)
    const said = draft.said ?? null
    const dated = dateOf(draft, published)
    const quote = quoteOf(draft, scene.text)
    const id = claimId(report.id, draft, subject, quote.text)
    if (ids.has(id)) continue
    ids.add(id)
    claims.push(
      createClaim(
        {
          id,
          reportId: report.id,
          type: draft.type,
          subject,
          value: draft.value,
          detail: draft.detail,
          population: draft.population,
          measure: draft.measure,
          date: dated.date,
          said: report.published,
          place: draft.place ?? null,
          offence: draft.offence,
          releaseKind: draft.releaseKind,
          polarity: draft.polarity,
          modality: modalityOf(draft, said),
          speaker: said ? voices.speakerOf(said) : (sole ?? outlet),
          origin: said ? (said.speaker.kind === 'organisation' ? said.speaker.name : null) : (sole?.name ?? null),
          quote,
          confidence: confidenceOf(draft, dated.flag),
          extractor: EXTRACTOR,
          minor: draft.minor === true || (draft.subject.kind === 'person' && draft.subject.person.minor),
          flags: dated.flag ? [...draft.flags, dated.flag] : draft.flags,
        },
        scene.text,
      ),
    )
  }
  return claims
}

function refusals(drafts: readonly Draft[]): ReadonlyMap<Person, string | null> {
  const found = new Map<Person, string | null>()
  for (const { type, subject, polarity, date } of drafts)
    if (type === 'release_refused' && subject.kind === 'person' && polarity === 'affirms')
      found.set(subject.person, date?.edtf ?? null)
  return found
}

/** Whoever was taken to the border with the others and refused to cross it was not deported. */
function isUndone({ type, subject, date }: Draft, stayed: ReadonlyMap<Person, string | null>): boolean {
  if (type !== 'deported' || subject.kind !== 'person' || !stayed.has(subject.person)) return false
  const day = stayed.get(subject.person) ?? null
  return date === null || day === null || date.edtf === day
}

/** Somebody's confirmation outweighs the outlet's "reportedly". */
function modalityOf(draft: Draft, said: Saying | null): Claim['modality'] {
  if (said?.confirms && draft.modality !== 'planned' && draft.modality !== 'estimated') return 'confirmed'
  return draft.modality ?? 'reported'
}

function subjectOf(draft: Draft, people: readonly ReadPerson[]): Subject {
  if (draft.subject.kind === 'group') return { kind: 'group', name: draft.subject.name }
  const person = draft.subject.person
  return { kind: 'person', name: people[person.index]?.name ?? person.parts.join(' '), ref: personId(person) }
}

/** The outlet under the name that we show for it, so that a wire is the same speaker in its own pages as elsewhere. */
function outletOf(report: Report): Speaker | null {
  if (report.outlet === null) return null
  const shared = languageFor('und')
  const tokens = tokenise(report.outlet, 0, report.outlet.length, shared)
  const hit = shared.matcher.matchAt(tokens, 0).find((h) => h.tag.startsWith('org:') && h.to === tokens.length)
  return { name: hit ? tagKey(hit) : report.outlet, kind: 'outlet' }
}

/** The one organisation or medium that a report credits, in its lead and nobody else: what it says is theirs. */
function soleSource(report: Report, scene: Scene, credits: readonly string[]): Speaker | null {
  const name = credits[0]
  if (name === undefined || credits.length > 1 || report.outlet === name) return null
  const [lead] = scene.sayings.values()
  if (!lead?.some((s) => s.speaker.name === name)) return null
  for (const each of scene.sayings.values()) if (each.some((s) => s.speaker.name !== name)) return null
  return { name, kind: 'organisation' }
}

/** Undated news of a release happened shortly before publication: the month is as much as can be said, and it is flagged. */
function dateOf(draft: Draft, published: PartialDate | null): { date: Draft['date']; flag: string | null } {
  if (draft.date) return { date: draft.date, flag: null }
  if ((STOCKS.has(draft.type) || draft.measure === 'cumulative') && published)
    return { date: { edtf: formatEdtf(published), raw: '' }, flag: 'date_of_report' }
  if (!RELEASES.has(draft.type) || draft.modality === 'planned') return { date: null, flag: null }
  if (!published || published.month === null) return { date: null, flag: null }
  const month = `${formatEdtf({ ...published, day: null })}`
  return { date: { edtf: published.day === null ? month : `${month}-XX`, raw: '' }, flag: 'date_of_report' }
}

function quoteOf(draft: Draft, text: string): { start: number; end: number; text: string } {
  const { sentence, tokens } = draft.clauses.view
  let { start, end } = sentence
  if (end - start > LONG_SENTENCE) {
    start = tokens[Math.max(0, draft.from - 8)]?.start ?? start
    end = tokens[Math.min(tokens.length - 1, draft.to + 10)]?.end ?? end
  }
  return { start, end, text: text.slice(start, end) }
}

function claimId(report: string, draft: Draft, subject: Subject, quote: string): string {
  const value = draft.value
    ? `${draft.value.number ?? ''}/${draft.value.min ?? ''}/${draft.value.max ?? ''}${draft.value.unit}`
    : ''
  return `c${hash('sha256', [report, draft.type, subject.name, value, draft.date?.edtf ?? '', quote].join('\u0000')).slice(0, 16)}`
}

function confidenceOf(draft: Draft, flag: string | null): number {
  let score = 0.9
  if (draft.subject.kind === 'person' && draft.subject.person.parts.length < 2) score -= 0.15
  if (flag) score -= 0.1
  if (draft.flags.length > 0) score -= 0.1
  if (draft.modality === 'alleged' || draft.modality === 'estimated') score -= 0.1
  return Math.round(score * 100) / 100
}
