import type { JSX } from 'hono/jsx/jsx-runtime'
import { Mark } from '../marks.tsx'
import { fill, type View } from '../view.ts'
import { type Passage, type Placed, passages, type Segment } from './passages.ts'

/** Above this many UTF-16 units the paragraphs without claims are left out, so that the page stays light. */
const SHOW_WHOLE = 30_000

export interface AnnotatedProps<Claim extends Placed> {
  readonly view: View
  readonly text: string
  readonly language: string
  readonly title: string | null
  readonly claims: readonly Claim[]
  /** What stands beside the paragraph for each claim: a list item with the id `c` + number. */
  readonly card: (claim: Claim) => JSX.Element
}

/** The article with every claim marked where it stands, and its verdict beside its paragraph. */
export function AnnotatedArticle<Claim extends Placed>(props: AnnotatedProps<Claim>) {
  const { view, text, language, title, claims, card } = props
  const all = passages(text, claims)
  const lang = language === 'und' ? {} : { lang: language }
  return (
    <div class="annotated">
      {rows(all, text.length > SHOW_WHOLE).map((row) =>
        typeof row === 'number' ? (
          <p class="elided">{view.count(view.m.check.elided, row)}</p>
        ) : (
          <div class="passage">
            <div class="passage-text" {...lang}>
              <PassageText view={view} passage={row} isTitle={row.start === 0 && text.startsWith(title ?? '\n')} />
            </div>
            {row.claims.length > 0 && <ol class="passage-claims">{row.claims.map(card)}</ol>}
          </div>
        ),
      )}
    </div>
  )
}

/** Paragraphs to show; a number stands for that many left out. */
function rows<Claim extends Placed>(
  all: readonly Passage<Claim>[],
  brief: boolean,
): readonly (Passage<Claim> | number)[] {
  const shown: (Passage<Claim> | number)[] = []
  for (const passage of all) {
    const last = shown.at(-1)
    if (!brief || passage.segments.some(({ state }) => state !== null)) shown.push(passage)
    else if (typeof last === 'number') shown[shown.length - 1] = last + 1
    else shown.push(1)
  }
  return shown
}

function PassageText({ view, passage, isTitle }: { view: View; passage: Passage<Placed>; isTitle: boolean }) {
  return (
    <p class={isTitle ? 'article-title' : 'article-text'}>
      {passage.segments.map((segment) => (
        <Stretch view={view} segment={segment} />
      ))}
    </p>
  )
}

function Stretch({ view, segment }: { view: View; segment: Segment }) {
  return (
    <>
      {segment.state ? <mark class={`said v-${segment.state}`}>{segment.text}</mark> : segment.text}
      {segment.ending.length > 0 && (
        <span class="refs">
          {segment.ending.map((placed) => (
            <Reference view={view} placed={placed} />
          ))}
        </span>
      )}
    </>
  )
}

function Reference({ view, placed: { number, state } }: { view: View; placed: Placed }) {
  const label = fill(view.m.check.marker, { n: number, verdict: view.m.verdict[state] })
  return (
    <a class={`ref v-${state}`} id={`t${number}`} href={`#c${number}`} aria-label={label} lang={view.language}>
      <Mark state={state} />
      {number}
    </a>
  )
}
