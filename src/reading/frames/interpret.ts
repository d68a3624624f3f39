import { countDraft } from './claims-of.ts'
import { readDeal } from './deals.ts'
import { remember, type Scene } from './draft.ts'
import { readEvent } from './events.ts'
import type { Clauses, PredicateItem } from './items.ts'
import { readKinship } from './kinship.ts'
import { readMembers, readSharedCounts } from './members.ts'
import { moodOf } from './mood.ts'
import { readSentences } from './sentencing.ts'
import type { TargetContext } from './targets.ts'

/** Adds to the scene what one sentence says. */
export function interpret(scene: Scene, clauses: Clauses, context: TargetContext): void {
  for (const predicate of clauses.predicates) {
    readEvent(scene, clauses, predicate, context)
    readDeal(scene, clauses, predicate)
  }
  readSentences(scene, clauses, context)
  for (const predicate of clauses.predicates) if (predicate.type === 'tally') readTally(scene, clauses, predicate)
  readSharedCounts(scene, clauses)
  for (const predicate of clauses.predicates)
    if (predicate.type.startsWith('member')) readMembers(scene, clauses, predicate, context)
  readKinship(scene, clauses, context)
  const first = clauses.people.find((p) => context.mayBe(p.person))
  if (first) remember(scene, first.person)
  scene.sentence++
}

/** "AAPP finds 402 political prisoners among them": a count of what happened to the group. */
function readTally(scene: Scene, clauses: Clauses, predicate: PredicateItem): void {
  const item = clauses.counts.find((c) => c.from >= predicate.to && c.from - predicate.to <= 3)
  if (!item || scene.typeOfCount.has(item) || !scene.event) return
  if (item.from !== predicate.to && !item.count.noun) return
  scene.typeOfCount.set(item, 'released')
  countDraft(scene, clauses, predicate, item, 'count_released', 0, moodOf(clauses, predicate))
}
