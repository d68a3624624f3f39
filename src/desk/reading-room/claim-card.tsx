import type { Child } from 'hono/jsx'
import type { Claim } from '../../reading/index.ts'
import type { Decision, Proposal } from '../../review/index.ts'
import { claimIn } from '../../review/index.ts'
import { Dated, type Description, describe, fill, Mark, deskReading as m, type View } from '../../ui/index.ts'
import type { Staff } from '../work/staff.ts'
import type { ReadingRoom, RoomClaim } from './load-room.ts'
import { standingKind } from './standing-kind.ts'

export interface CardProps {
  readonly view: View
  readonly room: Pick<ReadingRoom, 'report' | 'people'>
  readonly one: RoomClaim
  readonly staff: Staff
  /** The forms of the claim at which somebody is working. */
  readonly children?: Child
}

/** A claim beside its words: what it says, where its review stands, and the two commonest things to do with it. */
export function ClaimCard({ view, room, one, staff, children }: CardProps) {
  const { claim, standing } = one
  const kind = standingKind(one)
  const { label, subject, parts } = inWords(view, claim)
  return (
    <li
      class={`rr-claim s-${kind}`}
      id={`c-${one.id}`}
      data-claim={one.id}
      data-version={standing.version}
      data-number={one.number}
      tabindex={-1}
    >
      <p class="rr-state">
        <a
          class="rr-number"
          href={`#t${one.number}`}
          aria-label={fill(m.claimAt, { n: one.number, state: m.standing[kind] })}
        >
          {one.number}
        </a>
        <span class="rr-standing">{m.standing[kind]}</span>
        {one.verdict && <Weighed view={view} one={one} />}
        {one.takesTwo && one.open && <span class="rr-two">{m.takesTwo}</span>}
      </p>
      <h2 class="rr-title">
        <span class="label">{label}</span> <Subject room={room} claim={claim} name={subject} />
      </h2>
      <p class="parts">
        {claim.date && <Dated view={view} edtf={claim.date.edtf} />}
        {parts.map((part) => (
          <span>{part}</span>
        ))}
        {claim.speaker && claim.speaker.kind !== 'outlet' && (
          <span>{fill(view.m.check.said, { name: claim.speaker.name })}</span>
        )}
      </p>
      {claim.minor && <p class="warn">{m.minor}</p>}
      {one.byHand && <p class="meta">{fill(m.byHand, { name: staff.nameOf(one.byHand) })}</p>}
      {claim !== one.first && <MachineReading view={view} claim={one.first} />}
      <Decided standing={standing} staff={staff} />
      {standing.proposal ? (
        <ProposalBox view={view} one={one} proposal={standing.proposal} staff={staff} />
      ) : (
        <p class="rr-acts">
          {one.open && staff.mayPropose && (
            <button type="submit" form="quick" name="quick" value={`accept ${one.id} ${standing.version}`}>
              {m.accept}
            </button>
          )}
          {staff.mayPropose && <More id={one.id} />}
        </p>
      )}
      {children}
    </li>
  )
}

function More({ id }: { id: string }) {
  return (
    <a class="rr-more" href={`?at=${id}#c-${id}`}>
      {m.decide}
    </a>
  )
}

function Weighed({ view, one: { verdict, origins } }: { view: View; one: RoomClaim }) {
  if (!verdict) return null
  return (
    <span
      class={`verdict v-${verdict}`}
      title={fill(m.origins, { for: origins?.for ?? 0, against: origins?.against ?? 0 })}
    >
      <Mark state={verdict} />
      {view.m.verdict[verdict]}
    </span>
  )
}

function Subject({ room, claim, name }: { room: Pick<ReadingRoom, 'people'>; claim: Claim; name: string }) {
  const person = claim.subject.ref ? room.people.get(claim.subject.ref) : undefined
  if (claim.subject.kind !== 'person') return <span class="name">{name}</span>
  if (!person?.personId)
    return (
      <>
        <span class="name">{name}</span> <span class="rr-unlinked">{m.notLinked}</span>
      </>
    )
  const said = person.basis === 'judgement' ? m.linkedAs : m.guessed
  return (
    <a
      class="name"
      href={`/people/${encodeURIComponent(person.personId)}/file`}
      title={fill(said, { name: person.name ?? person.personId })}
    >
      {name}
    </a>
  )
}

function MachineReading({ view, claim }: { view: View; claim: Claim }) {
  const { label, subject, parts } = inWords(view, claim)
  const said = [label, subject, claim.date?.edtf, ...parts].filter(Boolean).join(' · ')
  return (
    <p class="rr-machine">
      {m.machine}: <s>{said}</s>
    </p>
  )
}

/** The last word on how it reads and on whether it is held, with who and why. */
function Decided({ standing: { reading, truth }, staff }: { standing: RoomClaim['standing']; staff: Staff }) {
  const rows = [reading, truth].filter((row) => row !== null)
  return (
    <>
      {rows.map((row) => (
        <DecisionLine row={row} staff={staff} />
      ))}
    </>
  )
}

export function DecisionLine({ row, staff }: { row: Decision | Proposal; staff: Staff }) {
  const proposed = 'end' in row
  const first = staff.nameOf(row.by)
  const name = !proposed && row.second ? fill(m.and, { first, second: staff.nameOf(row.second) }) : first
  const words = proposed ? m.proposes[row.act] : m.did[row.act]
  return (
    <p class="rr-decided">
      <b>{fill(words, { name })}</b> <time datetime={row.at}>{shortTime(row.at)}</time>{' '}
      <span class="rr-reason">“{row.reason}”</span>
    </p>
  )
}

function ProposalBox({ view, one, proposal, staff }: { view: View; one: RoomClaim; proposal: Proposal; staff: Staff }) {
  const own = proposal.by === staff.me
  const changed = claimIn(proposal)
  const value = (act: string) => `${act} ${one.id} ${one.standing.version} ${proposal.seq}`
  return (
    <div class="rr-proposal">
      <DecisionLine row={proposal} staff={staff} />
      {changed && <p class="rr-proposed">{sentence(view, changed)}</p>}
      <p class="rr-acts">
        {!own && staff.mayDecide && (
          <button type="submit" form="quick" name="quick" value={value('confirmed')}>
            {m.confirmSecond}
          </button>
        )}
        {(own || staff.mayDecide) && (
          <button type="submit" class="plain" form="quick" name="quick" value={value(own ? 'withdrawn' : 'refused')}>
            {own ? m.withdraw : m.refuse}
          </button>
        )}
        {staff.mayPropose && <More id={one.id} />}
      </p>
    </div>
  )
}

/** A claim in one line. */
export function sentence(view: View, claim: Claim): string {
  const { label, subject, parts } = inWords(view, claim)
  return [label, subject, claim.date?.edtf, ...parts].filter(Boolean).join(' · ')
}

export function inWords(view: View, claim: Claim): Description {
  const { type, subject, value, population, measure, date, place, offence, detail, polarity, modality } = claim
  const kind = claim.releaseKind
  const whom = { kind: subject.kind, name: subject.name, personId: null }
  return describe(view, {
    type,
    subject: whom,
    value,
    population,
    measure,
    date,
    place,
    offence,
    kind,
    detail,
    polarity,
    modality,
  })
}

/** Day and minute, UTC: enough to tell two decisions apart. */
export function shortTime(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`
}
