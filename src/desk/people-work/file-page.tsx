import type { Child } from 'hono/jsx'
import type { Note } from '../../review/index.ts'
import { CsrfForm, Dated, deskReading, fill, Layout, deskPeople as m, VerdictMark, type View } from '../../ui/index.ts'
import { sentence } from '../reading-room/claim-card.tsx'
import { ContentFields } from '../reading-room/claim-forms.tsx'
import { Field } from '../work/fields.tsx'
import type { Staff } from '../work/staff.ts'
import { episodesOf, type FileClaim, type PersonFile } from './load-file.ts'

export interface FilePageProps {
  readonly view: View
  readonly assets: readonly string[]
  readonly file: PersonFile
  readonly staff: Staff
  readonly mayEdit: boolean
  readonly maySeal: boolean
  /** Shown only once it was recorded that they are read. */
  readonly sealed: readonly Note[] | null
  readonly refusal: string | null
  readonly children?: Child
}

/** A person's working file: everything said of them with its source, and the ways to add to it. Nothing is overwritten. */
export function FilePage(props: FilePageProps) {
  const { view, assets, file, maySeal, refusal, children } = props
  return (
    <Layout view={view} title={file.name} assets={assets}>
      <article class="dw rr">
        <header class="page-head">
          <h1>{file.name}</h1>
          <p class="lead">{statusLine(view, file)}</p>
          {file.minor && <p class="warn">{m.minor}</p>}
          <p class="rr-way">
            <a href={`/people/${encodeURIComponent(file.id)}`}>{m.asShown}</a>
            {maySeal && <a href={`/safety?target=person:${encodeURIComponent(file.id)}`}>{m.protect}</a>}
          </p>
        </header>
        {refusal && (
          <p class="dw-failed" role="alert">
            {m.refused}: {refusal}
          </p>
        )}
        <div class="dw-two">
          <div>
            <Episodes view={view} file={file} />
            <Relations view={view} file={file} />
            {props.mayEdit && <AddClaim {...props} />}
          </div>
          <div>
            <Names {...props} />
            <Notes {...props} />
            {children}
          </div>
        </div>
      </article>
    </Layout>
  )
}

function statusLine(view: View, { status }: PersonFile): string {
  if (!status) return m.statusUnknown
  const liberty: Readonly<Record<string, string>> = view.m.liberty
  return fill(m.statusLine, { liberty: liberty[status.liberty] ?? status.liberty, date: status.lastEvidence ?? '–' })
}

function Episodes({ view, file }: { view: View; file: PersonFile }) {
  const episodes = episodesOf(file.claims)
  return (
    <section>
      <h2>{m.episodes}</h2>
      {file.all === 0 && <p>{m.noClaims}</p>}
      {file.all > file.claims.length && <p class="hint">{fill(m.shown, { n: view.number(file.claims.length) })}</p>}
      {episodes.map(({ number, claims }) => (
        <section>
          <h3>{number === 0 ? m.before : fill(m.episode, { n: number })}</h3>
          <ClaimRows view={view} claims={claims} />
        </section>
      ))}
    </section>
  )
}

function Relations({ view, file }: { view: View; file: PersonFile }) {
  const claims = file.claims.filter(({ claim }) => claim.type === 'kinship')
  return (
    <section>
      <h2>{m.relations}</h2>
      {claims.length === 0 ? <p>{m.noRelations}</p> : <ClaimRows view={view} claims={claims} />}
    </section>
  )
}

function ClaimRows({ view, claims }: { view: View; claims: readonly FileClaim[] }) {
  return (
    <ol class="dw-list">
      {claims.map((one) => (
        <li>
          <p class="meta parts">
            {one.claim.date && <Dated view={view} edtf={one.claim.date.edtf} />}
            {one.verdict && <VerdictMark view={view} state={one.verdict} />}
            <span>{one.outlet ?? view.m.sources.unknownOutlet}</span>
          </p>
          <p class="rr-title">
            <a href={`/read/${encodeURIComponent(one.reportId)}?at=${one.id}#c-${one.id}`}>
              {sentence(view, one.claim)}
            </a>
          </p>
        </li>
      ))}
    </ol>
  )
}

function AddClaim({ view, file }: FilePageProps) {
  return (
    <details class="rr-hand" id="add-claim">
      <summary>{m.addClaim}</summary>
      {file.reports.length === 0 ? (
        <p>{m.noReports}</p>
      ) : (
        <CsrfForm view={view} action={`/people/${encodeURIComponent(file.id)}/claims`} class="rr-form">
          <p class="hint">{m.addClaimHint}</p>
          <Field label={m.report}>
            <select name="report">
              {file.reports.map(({ id, title }) => (
                <option value={id}>{title}</option>
              ))}
            </select>
          </Field>
          <Field label={deskReading.fields.quote} hint={deskReading.fields.quoteHint}>
            <textarea name="quote" rows={3} required />
          </Field>
          <ContentFields view={view} room={{ people: new Map() }} one={null} />
          <Field label={deskReading.fields.reason}>
            <input name="reason" required maxlength={500} />
          </Field>
          <button type="submit">{deskReading.byHandButton}</button>
        </CsrfForm>
      )}
    </details>
  )
}

function Names({ view, file, mayEdit }: FilePageProps) {
  return (
    <section>
      <h2>{m.names}</h2>
      <ul>
        {file.names.map(({ text, language }) => (
          <li class="parts">
            <span lang={language}>{text}</span>
            <span class="meta">{language}</span>
          </li>
        ))}
      </ul>
      {mayEdit && (
        <CsrfForm view={view} action={`/people/${encodeURIComponent(file.id)}/names`} class="dw-bar">
          <Field label={m.name}>
            <input name="name" required maxlength={200} autocomplete="off" />
          </Field>
          <Field label={m.language}>
            <input name="language" required pattern="[a-zA-Z]{2,3}(-[A-Za-z0-9]+)*" maxlength={20} />
          </Field>
          <Field label={m.source}>
            <input name="source" required maxlength={300} />
          </Field>
          <button type="submit" class="plain">
            {m.addName}
          </button>
        </CsrfForm>
      )}
    </section>
  )
}

function Notes(props: FilePageProps) {
  const { view, file, sealed, maySeal, mayEdit } = props
  return (
    <section>
      <h2>{m.notes}</h2>
      <p class="hint">{m.notesHint}</p>
      {file.notes.length === 0 && file.sealed.length === 0 && <p>{m.noNotes}</p>}
      {[...file.notes, ...(sealed ?? [])].map((note) => (
        <NoteBox note={note} {...props} />
      ))}
      {maySeal && sealed === null && file.sealed.length > 0 && (
        <CsrfForm view={view} action={`/people/${encodeURIComponent(file.id)}/sealed`} class="rr-acts">
          <span>{view.count(m.sealed, file.sealed.length)}</span>
          <button type="submit" class="plain">
            {m.openSealed}
          </button>
          <span class="hint">{m.openHint}</span>
        </CsrfForm>
      )}
      {mayEdit && <AddNote {...props} />}
    </section>
  )
}

function NoteBox({ note: { field, level, words, by, at }, staff }: { note: Note; staff: Staff }) {
  const said = [words.kind === 'open' ? words.source : null, staff.nameOf(by), at.toISOString().slice(0, 10)]
  return (
    <div class="dw-job">
      <b>{field}</b> <span class="dw-level">{level}</span>
      {words.kind === 'open' ? <p class="dw-said">{words.value}</p> : <p class="warn">{m.words[words.kind]}</p>}
      <p class="hint">{said.filter((part) => part !== null).join(' · ')}</p>
    </div>
  )
}

function AddNote({ view, file, sealed, maySeal }: FilePageProps) {
  const levels = Object.entries(m.levels).filter(([level]) => maySeal || (level !== 'P3' && level !== 'P4'))
  const held = [...file.notes, ...(sealed ?? [])]
  return (
    <details class="rr-fold">
      <summary>{m.addNote}</summary>
      <CsrfForm view={view} action={`/people/${encodeURIComponent(file.id)}/notes`} class="rr-form">
        <Field label={m.field}>
          <input name="field" required maxlength={80} autocomplete="off" />
        </Field>
        <Field label={m.value}>
          <textarea name="value" rows={2} required maxlength={4000} />
        </Field>
        <Field label={m.level}>
          <select name="level">
            {levels.map(([level, words]) => (
              <option value={level} selected={level === (maySeal ? 'P4' : 'P2')}>
                {words}
              </option>
            ))}
          </select>
        </Field>
        <Field label={m.source}>
          <input name="source" required maxlength={300} />
        </Field>
        <Field label={m.replaces}>
          <select name="replaces">
            <option value="">{m.nothing}</option>
            {held.map(({ id, field }) => (
              <option value={String(id)}>{field}</option>
            ))}
          </select>
        </Field>
        <button type="submit">{m.add}</button>
      </CsrfForm>
    </details>
  )
}
