import type { Change, ChangeCode, Fact, PersonEntry } from '../edition.ts'
import type { Setting } from './setting.ts'

/** What changed on one person's page between two editions, each in words and as a code for other languages. */
export function personChanges(
  { now }: Pick<Setting, 'now'>,
  before: PersonEntry | null,
  after: PersonEntry,
): readonly Change[] {
  const date = now.slice(0, 10)
  const say = (code: ChangeCode, text: string, rest: Partial<Change> = {}): Change => ({
    date,
    personId: after.id,
    eventId: null,
    text,
    code,
    ...rest,
  })
  if (before === null) return [say('person_added', 'first published.')]
  const changes: Change[] = []
  const [was, is] = [before.status.liberty, after.status.liberty]
  if (was !== is) changes.push(say('status_changed', `${was} became ${is}.`, { from: was, to: is }))
  const old = new Map(before.facts.map((fact) => [fact.id, fact]))
  const fresh = new Map(after.facts.map((fact) => [fact.id, fact]))
  for (const fact of after.facts) {
    const held = old.get(fact.id)
    if (!held) changes.push(say('fact_added', `${fact.type}, new.`, about(fact)))
    else if (held.state !== fact.state)
      changes.push(
        say('verdict_changed', `${fact.type}: ${held.state} became ${fact.state}.`, {
          ...about(fact),
          from: held.state,
          to: fact.state,
        }),
      )
  }
  for (const fact of before.facts)
    if (!fresh.has(fact.id))
      changes.push(say('fact_withdrawn', `${fact.type}, withdrawn or worded anew.`, { claimType: fact.type }))
  return changes.length > 0 ? changes : [say('details_changed', 'details or sources changed.')]
}

const about = (fact: Fact): Partial<Change> => ({ claimType: fact.type, factId: fact.id })
