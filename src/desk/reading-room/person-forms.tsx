import { CsrfForm, fill, deskReading as m, type View } from '../../ui/index.ts'
import { Field, Reason } from '../work/fields.tsx'
import type { ReadingRoom, RoomClaim, RoomPerson } from './load-room.ts'

export interface Candidate {
  readonly personId: string
  readonly name: string
  readonly reasons: readonly string[]
}

export interface PersonFormsProps {
  readonly view: View
  readonly room: Pick<ReadingRoom, 'report' | 'people'>
  readonly one: RoomClaim
  readonly candidates: readonly Candidate[]
  readonly who: string
}

/** Whom a mention means: somebody of the register, somebody new, or the same as another mention of this report. */
export function PersonForms(props: PersonFormsProps) {
  const { room, one, candidates, who } = props
  const person = room.people.get(one.claim.subject.ref ?? '')
  if (!person) return null
  return (
    <div class="rr-people">
      {person.personId && (
        <p class="rr-linked">
          {fill(person.basis === 'judgement' ? m.linkedAs : m.guessed, { name: person.name ?? person.personId })}
        </p>
      )}
      <form method="get" class="rr-search" action={`#c-${one.id}`}>
        <input type="hidden" name="at" value={one.id} />
        <input type="hidden" name="form" value="link" />
        <Field label={m.fields.search}>
          <input type="search" name="who" value={who} autocomplete="off" />
        </Field>
        <button type="submit" class="plain">
          {m.fields.searchButton}
        </button>
      </form>
      {candidates.length === 0 && <p class="hint">{m.noCandidates}</p>}
      {candidates.length > 0 && (
        <MentionForm {...props} person={person} how="person">
          <fieldset class="rr-choices">
            <legend class="visually-hidden">{m.fields.person}</legend>
            {candidates.map((candidate, i) => (
              <label class="rr-tick">
                <input type="radio" name="person" value={candidate.personId} checked={i === 0} />
                <span>
                  <b>{candidate.name}</b> <small class="hint">{candidate.reasons.join(' · ')}</small>
                </span>
              </label>
            ))}
          </fieldset>
          <Reason preset={candidates[0]?.reasons[0] ?? ''} />
          <button type="submit">{m.link}</button>
        </MentionForm>
      )}
      <NewPerson {...props} person={person} />
      <SameAs {...props} person={person} />
      {person.standing.link && (
        <MentionForm {...props} person={person} how="unlink">
          <input type="hidden" name="reason" value="linked by mistake" />
          <button type="submit" class="plain">
            {m.unlink}
          </button>
        </MentionForm>
      )}
    </div>
  )
}

type OneMention = PersonFormsProps & { readonly person: RoomPerson }

function MentionForm({ view, room, one, person, how, children }: OneMention & { how: string; children: unknown }) {
  return (
    <CsrfForm
      view={view}
      action={`/read/${encodeURIComponent(room.report.id)}/mentions/${person.read.id}`}
      class="rr-form"
    >
      <input type="hidden" name="version" value={String(person.standing.version)} />
      <input type="hidden" name="how" value={how} />
      <input type="hidden" name="claim" value={one.id} />
      {children as never}
    </CsrfForm>
  )
}

function NewPerson(props: OneMention) {
  const { room, person } = props
  return (
    <details class="rr-fold" data-form="new">
      <summary>
        {m.linkNew} <kbd>n</kbd>
      </summary>
      <MentionForm {...props} how="new">
        <p class="hint">{m.linkNewHint}</p>
        <div class="rr-fields">
          <Field label={m.fields.newName}>
            <input name="name" value={person.read.name} required maxlength={200} autocomplete="off" />
          </Field>
          <Field label={m.fields.newLanguage}>
            <input name="language" value={room.report.language} required pattern="[a-zA-Z]{2,3}(-[A-Za-z0-9]+)*" />
          </Field>
          <Field label={m.fields.sex}>
            <select name="sex">
              <option value="">{m.sexes.unknown}</option>
              <option value="f" selected={person.read.sex === 'f'}>
                {m.sexes.f}
              </option>
              <option value="m" selected={person.read.sex === 'm'}>
                {m.sexes.m}
              </option>
            </select>
          </Field>
          <Field label={m.fields.born}>
            <input name="born" pattern="\d{4}(-\d\d(-\d\d)?)?" autocomplete="off" />
          </Field>
        </div>
        <Reason preset="nobody in the register fits" />
        <button type="submit">{m.linkNew}</button>
      </MentionForm>
    </details>
  )
}

function SameAs(props: OneMention) {
  const others = [...props.room.people.values()].filter(({ read }) => read.id !== props.person.read.id)
  if (others.length === 0) return null
  return (
    <details class="rr-fold" data-form="same">
      <summary>
        {m.fields.sameAs} <kbd>=</kbd>
      </summary>
      <MentionForm {...props} how="same">
        <Field label={m.fields.sameAs}>
          <select name="same">
            {others.map(({ read }) => (
              <option value={read.id}>{read.name}</option>
            ))}
          </select>
        </Field>
        <Reason preset="one person under two spellings in this report" />
        <button type="submit">{m.linkSame}</button>
      </MentionForm>
    </details>
  )
}
