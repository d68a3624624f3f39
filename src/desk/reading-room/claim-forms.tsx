import type { Child } from 'hono/jsx'
import { CLAIM_TYPES } from '../../reading/index.ts'
import { CsrfForm, deskReading as m, type View } from '../../ui/index.ts'
import { Field, Fold, Reason } from '../work/fields.tsx'
import type { Staff } from '../work/staff.ts'
import { DecisionLine } from './claim-card.tsx'
import type { ReadingRoom, RoomClaim } from './load-room.ts'
import { type Candidate, PersonForms } from './person-forms.tsx'

export interface FormsProps {
  readonly view: View
  readonly room: Pick<ReadingRoom, 'report' | 'people'>
  readonly one: RoomClaim
  readonly staff: Staff
  readonly candidates: readonly Candidate[]
  /** What was searched for among the people of the register. */
  readonly who: string
  /** The form to be found open. */
  readonly open: string | null
}

/** Everything that can be done with one claim; each in its own fold, so that it works without scripts. */
export function ClaimForms(props: FormsProps) {
  const { view, room, one, staff } = props
  const decided = one.standing.reading ?? one.standing.truth
  const waits = one.standing.proposal !== null
  return (
    <div class="rr-forms">
      {!waits && (
        <>
          <Fold name="change" open={props.open} keys="e" title={m.forms.change}>
            <ChangeForm {...props} />
          </Fold>
          <Fold name="reject" open={props.open} keys="r" title={m.forms.reject}>
            <RejectForm view={view} room={room} one={one} />
          </Fold>
          {one.claim.subject.ref && staff.mayJudge && (
            <Fold name="link" open={props.open} keys="l" title={m.forms.link}>
              <PersonForms {...props} />
            </Fold>
          )}
          <Fold name="split" open={props.open} keys="s" title={m.forms.split}>
            <ActForm view={view} room={room} one={one} act="split">
              <Field label={m.fields.names} hint={m.splitHint}>
                <textarea name="names" rows={4} required />
              </Field>
              <Reason preset="several people in one claim" />
              <button type="submit">{m.split}</button>
            </ActForm>
          </Fold>
          <Fold name="hold" open={props.open} keys="h" title={m.forms.hold}>
            <HoldForm view={view} room={room} one={one} />
          </Fold>
          {decided && (
            <Fold name="undo" open={props.open} keys="u" title={m.forms.undo}>
              <ActForm view={view} room={room} one={one} act="undo">
                <p class="hint">{m.unchanged}</p>
                <Reason preset="decided by mistake" />
                <button type="submit">{m.undoButton}</button>
              </ActForm>
            </Fold>
          )}
        </>
      )}
      {one.standing.history.length > 0 && (
        <Fold name="history" open={props.open} title={m.forms.history}>
          {one.standing.history.map((row) => (
            <DecisionLine row={row} staff={staff} />
          ))}
        </Fold>
      )}
      <p class="rr-acts">
        <a href={`?#c-${one.id}`} data-close>
          {m.close}
        </a>
      </p>
    </div>
  )
}

interface OneForm {
  readonly view: View
  readonly room: Pick<ReadingRoom, 'report'>
  readonly one: RoomClaim
}

export function ActForm({ view, room, one, act, children }: OneForm & { act: string; children: Child }) {
  return (
    <CsrfForm view={view} action={`/read/${encodeURIComponent(room.report.id)}/claims/${one.id}`} class="rr-form">
      <input type="hidden" name="version" value={String(one.standing.version)} />
      {act && <input type="hidden" name="act" value={act} />}
      {children}
    </CsrfForm>
  )
}

function ChangeForm({ view, room, one }: FormsProps) {
  return (
    <ActForm view={view} room={room} one={one} act="change">
      <ContentFields view={view} room={room} one={one} />
      <Reason />
      <button type="submit">{m.change}</button>
    </ActForm>
  )
}

/** What a claim says, field by field; empty for one that is yet to be made. */
export function ContentFields({
  view,
  room,
  one,
}: {
  view: View
  room: Pick<ReadingRoom, 'people'>
  one: RoomClaim | null
}) {
  const claim = one?.claim
  const text = (name: string, label: string, value: string | null | undefined) => (
    <Field label={label}>
      <input name={name} value={value ?? ''} maxlength={300} autocomplete="off" />
    </Field>
  )
  return (
    <div class="rr-fields">
      <Field label={m.fields.type}>
        <select name="type">
          {CLAIM_TYPES.map((type) => (
            <option value={type} selected={type === claim?.type}>
              {view.m.claim[type]}
            </option>
          ))}
        </select>
      </Field>
      {text('name', m.fields.name, claim?.subject.name)}
      <Field label={m.fields.ref}>
        <select name="ref">
          <option value="">{m.fields.nobody}</option>
          {[...room.people.values()].map(({ read }) => (
            <option value={read.id} selected={read.id === claim?.subject.ref}>
              {read.name}
            </option>
          ))}
        </select>
      </Field>
      {text('number', m.fields.number, claim?.value?.number?.toString())}
      <Choice name="unit" label={m.fields.unit} words={m.units} chosen={claim?.value?.unit ?? 'person'} />
      <Choice
        name="quantifier"
        label={m.fields.quantifier}
        words={m.quantifiers}
        chosen={claim?.value?.quantifier ?? 'exact'}
      />
      {text('population', m.fields.population, claim?.population)}
      {text('date', m.fields.date, claim?.date?.edtf)}
      {text('place', m.fields.place, claim?.place)}
      {text('offence', m.fields.offence, claim?.offence)}
      {text('detail', m.fields.detail, claim?.detail)}
      {text('speaker', m.fields.speaker, claim?.speaker?.name)}
      <Choice name="polarity" label={m.fields.polarity} words={m.polarity} chosen={claim?.polarity ?? 'affirms'} />
      <Choice name="modality" label={m.fields.modality} words={m.modality} chosen={claim?.modality ?? 'reported'} />
      <label class="rr-tick">
        <input
          type="checkbox"
          name="minor"
          value="yes"
          checked={claim?.minor ?? false}
          disabled={claim?.minor ?? false}
        />
        {m.fields.minor}
      </label>
    </div>
  )
}

function Choice({
  name,
  label,
  words,
  chosen,
}: {
  name: string
  label: string
  words: Readonly<Record<string, string>>
  chosen: string
}) {
  return (
    <Field label={label}>
      <select name={name}>
        {Object.entries(words).map(([value, word]) => (
          <option value={value} selected={value === chosen}>
            {word}
          </option>
        ))}
      </select>
    </Field>
  )
}

function RejectForm({ view, room, one }: OneForm) {
  return (
    <ActForm view={view} room={room} one={one} act="reject">
      <fieldset class="rr-reasons">
        <legend class="visually-hidden">{m.fields.reason}</legend>
        {Object.values(m.rejectReasons).map((words, i) => (
          <button type="submit" class="plain" name="reason" value={words} data-digit={String(i + 1)} formnovalidate>
            <kbd>{i + 1}</kbd> {words}
          </button>
        ))}
      </fieldset>
      <Field label={m.fields.otherReason}>
        <input name="other_reason" maxlength={500} autocomplete="off" />
      </Field>
      <button type="submit">{m.reject}</button>
    </ActForm>
  )
}

function HoldForm({ view, room, one }: OneForm) {
  return (
    <ActForm view={view} room={room} one={one} act="">
      <p class="hint">{m.holdHint}</p>
      <fieldset class="rr-choices">
        <legend class="visually-hidden">{m.forms.hold}</legend>
        {Object.entries(m.hold).map(([act, words]) => (
          <label class="rr-tick">
            <input type="radio" name="act" value={act} required />
            {words}
          </label>
        ))}
      </fieldset>
      <Reason />
      <button type="submit">{m.holdButton}</button>
    </ActForm>
  )
}
