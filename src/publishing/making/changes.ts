import type { Change, ChangeCode, Fact, PersonEntry } from '../edition.ts'
import type { Setting } from './setting.ts'

/** What changed on one person's page between two editions, each in words and as a code for other languages. */
export function personChanges(
  { now, number }: Pick<Setting, 'now' | 'number'>,
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
    edition: number,
    ...rest,
  })
  if (before === null) return [say('person_added', 'first published.')]
  const changes: Change[] = []
  const [was, is] = [before.status.liberty, after.status.liberty]
  if (was !== is)
    changes.push(
      say('status_changed', `${was} became ${is}.`, { from: was, to: is, ...whyOf(before.facts, after.facts) }),
    )
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
          ...whyOf([held], [fact]),
        }),
      )
  }
  for (const fact of before.facts)
    if (!fresh.has(fact.id))
      changes.push(
        say('fact_withdrawn', `${fact.type}, withdrawn or worded anew.`, { claimType: fact.type, why: 'withdrawal' }),
      )
  return changes.length > 0 ? changes : [say('details_changed', 'details or sources changed.')]
}

const about = (fact: Fact): Partial<Change> => ({ claimType: fact.type, factId: fact.id })

const MOST_CLAIMS = 8

/** What was not there before: claims for or against, or a decision. Where something only went away, that is the reason. */
function whyOf(before: readonly Fact[], after: readonly Fact[]): Pick<Change, 'why' | 'claimIds'> {
  const decided = (facts: readonly Fact[]) =>
    facts.flatMap(({ reasons = [] }) => reasons.filter(({ code }) => code === 'human_decision')).length
  const told = new Set(before.flatMap(claimsOf))
  const claimIds = [...new Set(after.flatMap(claimsOf))].filter((id) => !told.has(id)).slice(0, MOST_CLAIMS)
  if (decided(after) > decided(before)) return { why: 'decision' }
  return claimIds.length > 0 ? { why: 'evidence', claimIds } : { why: 'withdrawal' }
}

const claimsOf = ({ for: pro, against }: Fact): readonly string[] => [...pro, ...against].map(({ claimId }) => claimId)
