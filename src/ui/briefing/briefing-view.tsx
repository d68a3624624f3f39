import type { BriefingSentence, PublishedBriefing } from '../../publishing/index.ts'
import { AroundDate } from '../dated.tsx'
import { dateInWords } from '../edtf.ts'
import { Name } from '../name.tsx'
import { placeAndDay } from '../place-in.ts'
import { heldClaims } from '../sources.ts'
import { fill, type View } from '../view.ts'
import { headlineInWords, minutesToRead, sentenceInWords } from './words.ts'

/** What a reader sees of a briefing; at the desk it is not released yet, and no note has a page of the site to lead to. */
export type ShownBriefing = Omit<PublishedBriefing, 'approved'> & { readonly approved: string | null }

/** Where the claims of a briefing stand; the sources of every page are these, too. */
export interface BriefingSources {
  claim(id: string): { readonly id: string; readonly reportId: string } | undefined
  report(id: string): { readonly id: string; readonly outlet: string | null } | undefined
  personName(id: string): string | undefined
}

export interface BriefingViewProps {
  readonly view: View
  readonly briefing: ShownBriefing
  readonly sources: BriefingSources
}

/** An article in which every sentence carries the number of its note, and every note leads to the words it rests on. */
export function BriefingView({ view, briefing, sources }: BriefingViewProps) {
  const m = view.m.briefings
  const numbered = numberSentences(briefing)
  return (
    <article class="briefing">
      <header class="page-head">
        <p class="kicker">
          {m.one} · {placeAndDay(view, briefing)}
        </p>
        <h1>{headlineInWords(view, briefing)}</h1>
        <p class="parts">
          <span>{view.count(m.minutes, minutesToRead(view, briefing))}</span>{' '}
          {briefing.approved && <AroundDate view={view} text={m.released} edtf={briefing.approved} />}
        </p>
      </header>
      <div class="briefing-columns">
        <div class="briefing-body">
          {numbered.map(({ part, sentences }) => (
            <section>
              <h2>{m.part[part]}</h2>
              {part === 'counts' || part === 'differ' ? (
                <ul>
                  {sentences.map((one) => (
                    <li>
                      <Sentence view={view} date={briefing.date} sources={sources} {...one} />
                    </li>
                  ))}
                </ul>
              ) : (
                <p>
                  {sentences.map((one) => (
                    <Sentence view={view} date={briefing.date} sources={sources} {...one} />
                  ))}
                </p>
              )}
            </section>
          ))}
        </div>
        <aside class="machine" aria-labelledby="how-made">
          <h2 id="how-made">{m.how}</h2>
          <p>{fill(m.machine, { date: briefing.approved ? dateInWords(view, briefing.approved) : '…' })}</p>
        </aside>
      </div>
      <section class="notes">
        <h2>{m.evidence}</h2>
        <p class="hint">{m.evidenceHint}</p>
        <ol>
          {numbered
            .flatMap(({ sentences }) => sentences)
            .map((one) => (
              <Note view={view} sources={sources} {...one} />
            ))}
        </ol>
      </section>
    </article>
  )
}

interface Numbered {
  readonly n: number
  readonly sentence: BriefingSentence
}

function numberSentences({ parts }: ShownBriefing) {
  let n = 0
  return parts.map(({ part, sentences }) => ({
    part,
    sentences: sentences.map((sentence): Numbered => ({ n: ++n, sentence })),
  }))
}

interface SentenceProps extends Numbered {
  readonly view: View
  readonly date: string
  readonly sources: BriefingSources
}

function Sentence({ view, date, n, sentence, sources }: SentenceProps) {
  return (
    <span id={`s${n}`}>
      {sentenceInWords(view, date, sentence, sources.personName).map((piece) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <>
            <Person view={view} sources={sources} id={piece.id} name={piece.name} />
            {piece.note && ` (${piece.note})`}
          </>
        ),
      )}
      <sup>
        <a href={`#n${n}`} aria-label={fill(view.m.briefings.note, { n })}>
          {view.number(n)}
        </a>
      </sup>{' '}
    </span>
  )
}

/** Someone whom the edition has no page for is named as the reports name them, and leads nowhere. */
function Person({ view, sources, id, name }: { view: View; sources: BriefingSources; id: string; name: string }) {
  const own = id === '' ? undefined : sources.personName(id)
  return <Name view={view} name={own ?? name} personId={own === undefined ? null : id} />
}

function Note({ view, n, sentence, sources }: Numbered & { readonly view: View; readonly sources: BriefingSources }) {
  const m = view.m.briefings
  const links = [...Map.groupBy(heldClaims(sources, sentence.claims), ({ report }) => report.id).values()]
  return (
    <li id={`n${n}`}>
      <a class="back" href={`#s${n}`} aria-label={fill(m.back, { n })}>
        {view.number(n)}
      </a>
      <span>
        {links.map((claims, at) => (
          <>
            {at > 0 && ', '}
            <a
              href={view.href(
                `/reports/${encodeURIComponent(claims[0]!.report.id)}#${encodeURIComponent(claims[0]!.claim.id)}`,
              )}
            >
              {claims[0]!.report.outlet ?? view.m.sources.unknownOutlet}
            </a>
          </>
        ))}
      </span>
    </li>
  )
}
