import { hitAt } from '../text/view.ts'
import { personDraft } from './claims-of.ts'
import type { Scene } from './draft.ts'
import type { Clauses } from './items.ts'
import { moodOf } from './mood.ts'
import type { TargetContext } from './targets.ts'

const OF_RELEASE = /^(released|pardoned|exchanged|member_in|member_out)$/

export function isQuestion({ view }: Clauses): boolean {
  return view.tokens.at(-1)?.text === '?'
}

/** "Was X on the list? No." */
export function readAnswer(scene: Scene, answer: Clauses, asked: Clauses, context: TargetContext): void {
  if (!hitAt(answer.view, 0, 'w:neg') || !/^[.,]$/.test(answer.view.tokens[1]?.text ?? '.')) return
  const predicate = asked.predicates.find((p) => OF_RELEASE.test(p.type))
  if (!predicate) return
  const mood = moodOf(answer, { from: 0, to: 0 })
  for (const item of asked.people)
    if (context.mayBe(item.person))
      personDraft(scene, asked, predicate, { kind: 'person', person: item.person, item }, 'not_released', mood, {
        date: null,
      })
}
