import { ERASURE_REASONS, type Erasure } from '../../audit/index.ts'
import { CsrfForm, fill, Layout, type View } from '../../ui/index.ts'
import { ACCOUNT_STYLE } from '../accounts/sign-in-pages.tsx'
import { asset } from '../asset.ts'
import { Field } from '../work/fields.tsx'
import type { Staff } from '../work/staff.ts'
import type { AuditEntryRow } from './load-audit.ts'
import { adminWords } from './words.ts'

const m = adminWords.audit
const ASSETS = [ACCOUNT_STYLE, asset(new URL('../../ui/style/desk-work.css', import.meta.url))]

/** A value in clear; null where it does not open. */
export interface OpenedValue {
  readonly field: string
  readonly words: string | null
}

interface AuditEntryPageProps {
  readonly view: View
  readonly entry: AuditEntryRow
  readonly erasures: readonly Erasure[]
  readonly staff: Staff
  readonly mayOpen: boolean
  readonly mayErase: boolean
  /** Shown only once it was recorded that they are read. */
  readonly opened: readonly OpenedValue[] | null
  readonly refusal: string | null
}

/** One link of the chain, and what it holds beside the chain. */
export function AuditEntryPage(props: AuditEntryPageProps) {
  const { view, entry, refusal } = props
  const title = fill(m.entry, { seq: entry.seq })
  const facts = [
    [m.at, entry.at.toISOString().slice(0, 19).replace('T', ' ')],
    [m.actor, entry.actor],
    [m.act, entry.act],
    [m.object, entry.object],
    ...Object.entries(entry.details).filter(([, text]) => text !== ''),
    [m.previous, entry.previous],
    [m.hash, entry.hash],
  ] as const
  return (
    <Layout view={view} title={title} assets={ASSETS}>
      <div class="dw">
        <header class="page-head">
          <h1>{title}</h1>
          <p>
            <a href="/audit">{m.back}</a>
          </p>
        </header>
        {refusal && <p role="alert">{refusal}</p>}
        <dl class="audit-facts">
          {facts.map(([name, text]) => (
            <>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </>
          ))}
        </dl>
        <Values {...props} />
        <Erasures {...props} />
      </div>
    </Layout>
  )
}

function Values({ view, entry, mayOpen, opened }: AuditEntryPageProps) {
  const values = Object.entries(entry.values ?? {})
  if (values.length === 0) return <p>{m.noValues}</p>
  return (
    <section>
      <h2>{m.values}</h2>
      <p class="hint">{m.valuesHint}</p>
      <dl class="audit-facts">
        {values.map(([field, held]) => (
          <>
            <dt>{field}</dt>
            <dd>{held ? wordsOf(opened, field) : <i>{m.erased}</i>}</dd>
          </>
        ))}
      </dl>
      {mayOpen && opened === null && values.some(([, held]) => held) && (
        <CsrfForm view={view} action={`/audit/${entry.seq}/values`} class="rr-acts">
          <button type="submit" class="plain">
            {m.open}
          </button>{' '}
          <span class="hint">{m.openHint}</span>
        </CsrfForm>
      )}
    </section>
  )
}

function wordsOf(opened: readonly OpenedValue[] | null, field: string): string {
  if (opened === null) return m.sealed
  return opened.find((value) => value.field === field)?.words ?? m.locked
}

function Erasures({ view, entry, erasures, staff, mayErase }: AuditEntryPageProps) {
  const waiting = erasures.find(({ end }) => end === null)
  const held = Object.values(entry.values ?? {}).includes(true)
  if (!held && erasures.length === 0) return null
  return (
    <section>
      <h2>{m.erasure}</h2>
      {erasures.map((erasure) => (
        <p>
          {fill(m.asked, {
            name: staff.nameOf(erasure.askedBy),
            day: erasure.askedAt.slice(0, 10),
            reason: m.reasons[erasure.reason],
          })}{' '}
          {erasure.end && (
            <b>
              {fill(m.ends[erasure.end.outcome], {
                name: staff.nameOf(erasure.end.by),
                day: erasure.end.at.slice(0, 10),
              })}
            </b>
          )}
        </p>
      ))}
      {mayErase && waiting && <Answer view={view} entry={entry} erasure={waiting} own={waiting.askedBy === staff.me} />}
      {mayErase && !waiting && held && (
        <CsrfForm view={view} action={`/audit/${entry.seq}/erasure`} class="rr-form li-form">
          <p class="hint">{m.erasureHint}</p>
          <Field label={m.reason}>
            <select name="reason">
              {ERASURE_REASONS.map((reason) => (
                <option value={reason}>{m.reasons[reason]}</option>
              ))}
            </select>
          </Field>
          <p>
            <button type="submit">{m.ask}</button>
          </p>
        </CsrfForm>
      )}
    </section>
  )
}

function Answer({ view, entry, erasure, own }: { view: View; entry: AuditEntryRow; erasure: Erasure; own: boolean }) {
  const outcomes = own ? (['withdrawn'] as const) : (['confirmed', 'refused'] as const)
  return (
    <CsrfForm view={view} action={`/audit/${entry.seq}/erasure/${erasure.id}`} class="rr-acts">
      {outcomes.map((outcome) => (
        <button type="submit" name="outcome" value={outcome} {...(outcome === 'confirmed' ? {} : { class: 'plain' })}>
          {m.answers[outcome]}
        </button>
      ))}
      {own && <span class="hint">{m.takesSecond}</span>}
    </CsrfForm>
  )
}
