import { hitAt, hitBefore } from '../text/view.ts'
import { countDraft, personDraft } from './claims-of.ts'
import { remember, type Scene } from './draft.ts'
import type { Clauses, CountItem, PersonItem } from './items.ts'
import { moodOf } from './mood.ts'
import type { TargetContext } from './targets.ts'

const REPEATED = new Set(['released', 'pardoned', 'deported', 'detained', 'transferred', 'died', 'hunger_strike'])
// Words that may stand between a name and its date: "B on the", "B — in".
const NEAR = 4

/** What was said of one holds for the next where the verb is left out: "A was freed in May and B in June". */
export function readGaps(scene: Scene, clauses: Clauses, context: TargetContext): void {
  for (const item of clauses.people) readPersonGap(scene, clauses, item, context)
  for (const item of clauses.counts) readCountGap(scene, clauses, item)
}

function readPersonGap(scene: Scene, clauses: Clauses, item: PersonItem, context: TargetContext): void {
  const { segment, busy, dates } = clauses
  if (busy.has(segment[item.from] ?? -1) || clauses.cited.has(item.from) || !context.mayBe(item.person)) return
  if (!follows(clauses, item.from)) return
  const date = dates.find(
    (d) => d.from >= item.to && d.from - item.to <= NEAR && segment[d.from] === segment[item.to - 1],
  )
  const dated = date !== undefined && onlyPrepositions(clauses.view, item.to, date.from)
  if (!dated && !placeFollows(clauses.view, item.to)) return
  if (clauses.predicates.some((p) => p.from >= item.to && p.from <= (date?.to ?? item.to + 3) + 1)) return
  const last = scene.drafts.findLast((d) => d.clauses === clauses && d.at < item.from && d.subject.kind === 'person')
  if (!last || !REPEATED.has(last.type)) return
  if (
    scene.drafts.some((d) => d.clauses === clauses && d.subject.kind === 'person' && d.subject.person === item.person)
  )
    return
  remember(scene, item.person)
  const target = { kind: 'person' as const, person: item.person, item }
  personDraft(scene, clauses, item, target, last.type, moodOf(clauses, item), { date: date ?? null })
}

/** "A was let go from Insein, B from Mandalay". */
function placeFollows(view: Clauses['view'], at: number): boolean {
  const from = hitAt(view, at, 'w:from')
  if (!from || hitAt(view, from.to, 'pl:') === null) return false
  const mark = view.tokens[(hitAt(view, from.to, 'pl:') ?? from).to]
  return mark === undefined || mark.kind === 'mark'
}

function onlyPrepositions(view: Clauses['view'], from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (!/^[—–-]$/.test(view.tokens[i]?.text ?? '') && !hitAt(view, i, 'd:before') && !hitAt(view, i, 'w:prep'))
      return false
  return true
}

function follows({ view }: Clauses, at: number): boolean {
  for (let i = at; i > Math.max(0, at - 4); i--)
    if (/^[,;]$/.test(view.tokens[i - 1]?.text ?? '') || hitBefore(view, i, 'join')) return true
  return false
}

/** "Nine were driven to Vilnius, the remaining 114 to Ukraine". */
function readCountGap(scene: Scene, clauses: Clauses, item: CountItem): void {
  const { view, segment, busy, counts } = clauses
  if (scene.typeOfCount.has(item) || item.count.noun || busy.has(segment[item.from] ?? -1)) return
  const before = counts.findLast((c) => c.to <= item.from && scene.typeOfCount.get(c) === 'crossed')
  if (!before || !goesTo(view, item.to)) return
  scene.typeOfCount.set(item, 'crossed')
  countDraft(scene, clauses, item, item, 'count_crossed', 0, moodOf(clauses, item))
}

function goesTo(view: Clauses['view'], at: number): boolean {
  for (let i = at; i < at + 4; i++) {
    if (hitAt(view, i, 'pl:')) return true
    if (i > at + 1 && view.tokens[i]?.kind === 'mark') return false
  }
  return false
}
