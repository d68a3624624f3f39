import type { VerdictState } from '../weighing/index.ts'
import type { View } from './view.ts'

export const STATES: readonly VerdictState[] = ['contradicted', 'disputed', 'single_origin', 'supported', 'unseen']

/** The five shapes, drawn once a page and used by reference. Each differs in outline, so that they survive greyscale and a bad printer. */
export function MarkSymbols() {
  return (
    <svg class="symbols" width="0" height="0" aria-hidden="true" focusable="false">
      <symbol id="m-supported" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="7.5" fill="currentColor" />
        <path d="M4.4 8.3l2.5 2.5 4.8-5.3" fill="none" class="knock" stroke-width="1.9" stroke-linecap="round" />
      </symbol>
      <symbol id="m-single_origin" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.8" />
        <circle cx="8" cy="8" r="2.7" fill="currentColor" />
      </symbol>
      <symbol id="m-disputed" viewBox="0 0 16 16">
        <path d="M8 .6L15.4 8 8 15.4.6 8z" fill="none" stroke="currentColor" stroke-width="1.6" />
        <path d="M8 .6L.6 8 8 15.4z" fill="currentColor" />
      </symbol>
      <symbol id="m-contradicted" viewBox="0 0 16 16">
        <rect x=".8" y=".8" width="14.4" height="14.4" rx="1.6" fill="currentColor" />
        <path d="M4.8 4.8l6.4 6.4m0-6.4l-6.4 6.4" class="knock" stroke-width="1.9" stroke-linecap="round" />
      </symbol>
      <symbol id="m-unseen" viewBox="0 0 16 16">
        <circle
          cx="8"
          cy="8"
          r="6.6"
          fill="none"
          stroke="currentColor"
          stroke-width="1.7"
          stroke-dasharray="2.6 2.58"
        />
      </symbol>
    </svg>
  )
}

/** The bare shape. Decoration: the word or a label must stand beside it. */
export function Mark({ state }: { state: VerdictState }) {
  return (
    <svg class="mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <use href={`#m-${state}`} />
    </svg>
  )
}

/** Shape, word and colour of a verdict, never the colour alone. */
export function VerdictMark({ view, state }: { view: View; state: VerdictState }) {
  return (
    <span class={`verdict v-${state}`}>
      <Mark state={state} />
      {view.m.verdict[state]}{' '}
    </span>
  )
}

export function VerdictKey({ view, open = false }: { view: View; open?: boolean }) {
  return (
    <details class="key" open={open}>
      <summary>{view.m.verdictKey}</summary>
      <dl>
        {STATES.map((state) => (
          <div class="key-row">
            <dt>
              <VerdictMark view={view} state={state} />
            </dt>
            <dd>{view.m.verdictMeans[state]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
