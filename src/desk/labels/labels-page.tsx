import { CsrfForm, Layout, type View } from '../../ui/index.ts'
import { Fault } from '../accounts/fields.tsx'
import { ACCOUNT_STYLE } from '../accounts/sign-in-pages.tsx'
import { labelWords as words } from './words.ts'

export interface LabelsPageProps {
  readonly view: View
  /** How many carry no label. */
  readonly counts: { readonly reports: number; readonly people: number }
  readonly newest: readonly { readonly object: string; readonly kind: string; readonly value: string }[]
  readonly fault?: string
}

export function LabelsPage({ view, counts, newest, fault }: LabelsPageProps) {
  return (
    <Layout view={view} title={words.title} assets={[ACCOUNT_STYLE]}>
      <header class="page-head">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </header>
      <Fault said={fault} />
      <section class="account-part">
        <h2>{words.unlabelled}</h2>
        <p class="parts">
          <span>
            {view.number(counts.reports)} {words.reports}
          </span>
          <span>
            {view.number(counts.people)} {words.people}
          </span>
        </p>
        <CsrfForm view={view} action="/access/all" class="account-form">
          <Line name="country" id="all-country" label={words.country} hint={words.countryHint} />
          <button type="submit">{words.all}</button>
        </CsrfForm>
      </section>
      <section class="account-part">
        <h2>{words.one}</h2>
        <CsrfForm view={view} action="/access" class="account-form">
          <Line name="object" label={words.object} hint={words.objectHint} />
          <Line name="country" label={words.country} hint={words.countryHint} />
          <Line name="case" label={words.case} hint={words.caseHint} />
          <button type="submit">{words.add}</button>
        </CsrfForm>
      </section>
      <section class="account-part">
        <h2>{words.newest}</h2>
        {newest.length === 0 && <p>{words.none}</p>}
        <ul>
          {newest.map(({ object, kind, value }) => (
            <li>
              <CsrfForm view={view} action="/access/remove">
                {[object, kind, value].map((text, i) => (
                  <input type="hidden" name={['object', 'kind', 'value'][i] ?? ''} value={text} />
                ))}
                {object} <b>{value}</b>{' '}
                <button type="submit" class="plain" aria-label={`${words.remove}: ${object} ${value}`}>
                  {words.remove}
                </button>
              </CsrfForm>
            </li>
          ))}
        </ul>
      </section>
    </Layout>
  )
}

function Line({ name, id = name, label, hint }: { name: string; id?: string; label: string; hint: string }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} name={name} type="text" autocomplete="off" aria-describedby={`${id}-hint`} />
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  )
}
