import type { Child } from 'hono/jsx'
import { CsrfForm, Dated, fill, Layout, deskReading as m, type View } from '../../ui/index.ts'
import { Field } from '../work/fields.tsx'
import type { Staff } from '../work/staff.ts'
import { ClaimCard } from './claim-card.tsx'
import { ClaimForms, ContentFields } from './claim-forms.tsx'
import type { ReadingRoom, RoomClaim } from './load-room.ts'
import { markText, type Paragraph, type Stretch } from './marked-text.ts'
import type { Candidate } from './person-forms.tsx'
import { standingKind } from './standing-kind.ts'

export interface ReadingPageProps {
  readonly view: View
  readonly assets: readonly string[]
  readonly room: ReadingRoom
  readonly staff: Staff
  /** The claim whose forms are open. */
  readonly at: string | null
  readonly form: string | null
  readonly who: string
  readonly candidates: readonly Candidate[]
  readonly quote: string
  /** What the last form came to. */
  readonly said: string | null
  /** What the staff say of the report among themselves. */
  readonly talk?: Child
}

/** The report's text with every claim marked in place, and beside each paragraph its claims. */
export function ReadingPage(props: ReadingPageProps) {
  const { view, room, staff, assets } = props
  const { report, claims } = room
  const action = `/read/${encodeURIComponent(report.id)}`
  return (
    <Layout view={view} title={report.title ?? m.untitled} assets={assets}>
      <article class="rr" data-report={report.id} data-me={staff.me}>
        <Head view={view} room={room} said={props.said} />
        <CsrfForm view={view} action={`${action}/quick`} id="quick">
          {null}
        </CsrfForm>
        <div class="rr-text">
          {markText(report.text, claims).map((paragraph) => (
            <Row {...props} paragraph={paragraph} />
          ))}
        </div>
        {staff.mayPropose && <ByHand {...props} />}
        <People room={room} />
        {props.talk}
        <Keys />
      </article>
    </Layout>
  )
}

function Head({
  view,
  room: { report, claims, copies, hasSecond },
  said,
}: Pick<ReadingPageProps, 'view' | 'room' | 'said'>) {
  const second = claims.filter(({ standing }) => standing.proposal !== null).length
  const open = claims.filter((claim) => claim.open && claim.standing.proposal === null).length
  const languages = new Intl.DisplayNames(view.language, { type: 'language', fallback: 'code' })
  return (
    <header class="rr-head">
      <p class="meta parts">
        <span>{report.outlet ?? m.unknownOutlet}</span>
        {report.published && <Dated view={view} edtf={report.published} />}
        <span>{report.language === 'und' ? view.m.check.unknown : languages.of(report.language)}</span>
        {report.url && (
          <a href={report.url} rel="noreferrer noopener">
            {view.m.sources.originalUntold}
          </a>
        )}
      </p>
      <h1>{report.title ?? m.untitled}</h1>
      <p class="rr-progress" role="status" id="progress" data-open={open} data-all={claims.length}>
        {said && <b class="rr-saved">{said} </b>}
        <span data-words>
          {claims.length === 0
            ? m.noClaims
            : open === 0 && second === 0
              ? m.allDone
              : fill(m.progress, { done: claims.length - open, all: claims.length })}
        </span>
        {second > 0 && <span> · {view.count(m.progressSecond, second)}</span>}
      </p>
      <p class="rr-way">
        <a href="/inbox">{m.back}</a>
        <a href={`/read/${encodeURIComponent(report.id)}/next`} data-next>
          {m.nextReport}
        </a>
        {hasSecond && <a href={`/read/${encodeURIComponent(report.id)}/second`}>{m.second}</a>}
        <a href="#keys">{m.keys.title}</a>
      </p>
      {copies.length > 0 && (
        <details class="rr-copies">
          <summary>
            {m.copies} ({copies.length})
          </summary>
          <ul>
            {copies.map((copy) => (
              <li class="parts">
                <a href={`/read/${encodeURIComponent(copy.id)}`}>{copy.outlet ?? m.unknownOutlet}</a>
                {copy.published && <Dated view={view} edtf={copy.published} />}
                <span>{copy.kind}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </header>
  )
}

function Row({ paragraph, ...props }: ReadingPageProps & { paragraph: Paragraph }) {
  const { report } = props.room
  const lang = report.language === 'und' ? {} : { lang: report.language }
  const isTitle = paragraph.start === 0 && report.title !== null && report.text.startsWith(report.title)
  return (
    <div class="rr-row">
      <p class={isTitle ? 'rr-words rr-first' : 'rr-words'} data-start={paragraph.start} {...lang}>
        {paragraph.stretches.map((stretch) => (
          <Words stretch={stretch} />
        ))}
      </p>
      {paragraph.claims.length > 0 && (
        <ol class="rr-claims">
          {paragraph.claims.map((one) => (
            <ClaimCard view={props.view} room={props.room} one={one} staff={props.staff}>
              {one.id === props.at && <OpenForms {...props} one={one} />}
            </ClaimCard>
          ))}
        </ol>
      )}
    </div>
  )
}

export function OpenForms({
  view,
  room,
  staff,
  candidates,
  who,
  form,
  one,
}: Omit<ReadingPageProps, 'room' | 'assets' | 'at' | 'quote' | 'said' | 'talk'> & {
  room: Pick<ReadingRoom, 'report' | 'people'>
  one: RoomClaim
}) {
  return <ClaimForms view={view} room={room} one={one} staff={staff} candidates={candidates} who={who} open={form} />
}

const GRAVEST = ['again', 'open', 'second', 'changed', 'accepted', 'held', 'split', 'rejected'] as const

function Words({ stretch: { text, over, ending } }: { stretch: Stretch }) {
  const kinds = over.map(standingKind)
  const kind = GRAVEST.find((one) => kinds.includes(one))
  return (
    <>
      {kind ? (
        <mark class={`rr-said s-${kind}`} data-over={over.map(({ id }) => id).join(' ')}>
          {text}
        </mark>
      ) : (
        text
      )}
      {ending.length > 0 && (
        <span class="rr-refs" data-skip>
          {ending.map((one) => (
            <a
              class={`rr-ref s-${standingKind(one)}`}
              id={`t${one.number}`}
              href={`#c-${one.id}`}
              data-ref={one.id}
              aria-label={fill(m.claimAt, { n: one.number, state: m.standing[standingKind(one)] })}
            >
              {one.number}
            </a>
          ))}
        </span>
      )}
    </>
  )
}

function ByHand({ view, room, quote }: ReadingPageProps) {
  return (
    <details class="rr-hand" id="by-hand" open={quote !== ''}>
      <summary>
        {m.byHandTitle} <kbd>m</kbd>
      </summary>
      <CsrfForm view={view} action={`/read/${encodeURIComponent(room.report.id)}/claims`} class="rr-form">
        <Field label={m.fields.quote} hint={m.fields.quoteHint}>
          <textarea name="quote" rows={3} required>
            {quote}
          </textarea>
        </Field>
        <input type="hidden" name="start" value="" />
        <ContentFields view={view} room={room} one={null} />
        <Field label={m.fields.reason} hint={m.fields.reasonHint}>
          <input name="reason" value="the reader missed it" required maxlength={500} />
        </Field>
        <button type="submit">{m.byHandButton}</button>
      </CsrfForm>
    </details>
  )
}

function People({ room: { people } }: { room: ReadingRoom }) {
  if (people.size === 0) return null
  return (
    <section class="rr-named">
      <h2>{m.peopleTitle}</h2>
      <ul>
        {[...people.values()].map(({ read, personId, name, basis }) => (
          <li class="parts">
            {personId ? <a href={`/people/${encodeURIComponent(personId)}/file`}>{read.name}</a> : <b>{read.name}</b>}
            <span>
              {personId
                ? fill(basis === 'judgement' ? m.linkedAs : m.guessed, { name: name ?? personId })
                : m.notLinked}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Keys() {
  return (
    <section class="rr-keys" id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{m.keys.title}</h2>
      <label class="rr-tick" hidden>
        <input type="checkbox" id="keys-on" checked />
        {m.keys.on}
      </label>
      <dl>
        {m.keys.list.map(([key, words]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
