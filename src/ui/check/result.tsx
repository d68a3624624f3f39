import type { CheckedReport, CheckResult } from '../../check/index.ts'
import { Dated } from '../dated.tsx'
import type { Sources } from '../sources.ts'
import { fill, type View } from '../view.ts'
import { AnnotatedArticle } from './article.tsx'
import { ClaimCard } from './claim-card.tsx'
import { numbered } from './numbered.ts'
import { PeopleNamed } from './people-named.tsx'
import { Summary } from './summary.tsx'

export interface CheckResultProps {
  readonly view: View
  readonly result: CheckResult
  readonly sources: Sources
  /** Against what it was held, in words. */
  readonly against: string
}

/** A checked article: summary, what to look at first, the text with its verdicts, and what was left out. */
export function CheckResultView({ view, result, sources, against }: CheckResultProps) {
  const { report } = result
  const shown = numbered(result)
  const m = view.m.check
  return (
    <article class="result">
      <div class="head-and-side">
        <header class="page-head">
          <h1>{m.resultTitle}</h1>
          <p class="lead">
            {report.title ? (
              <cite {...(report.language === 'und' ? {} : { lang: report.language })}>{report.title}</cite>
            ) : null}
          </p>
          <p class="meta parts">
            {report.outlet && <span>{report.outlet}</span>}
            {report.published && <Dated view={view} edtf={report.published} />}
            <span>{against}</span>
          </p>
        </header>
        <Warnings view={view} report={report} sources={sources} />
      </div>
      <Summary view={view} shown={shown} />
      <section class="whole" aria-labelledby="article-heading">
        <h2 id="article-heading">{m.article}</h2>
        {shown.claims.length > 0 && <p class="meta">{m.articleHint}</p>}
        <AnnotatedArticle
          view={view}
          text={report.text}
          language={report.language}
          title={report.title}
          claims={shown.claims}
          card={(item) => <ClaimCard view={view} item={item} sources={sources} />}
        />
      </section>
      <PeopleNamed view={view} people={result.people} sources={sources} />
      <LeftOut view={view} report={report} />
      <Metadata view={view} report={report} />
      <p class="stores">
        {m.stores} <a href={view.href('/check')}>{m.again}</a>
      </p>
    </article>
  )
}

function Warnings({ view, report, sources }: { view: View; report: CheckedReport; sources: Sources }) {
  const { aiDisclosure, aiSuspicion, copyOf } = report
  const m = view.m.check
  return (
    <div class="side-column">
      {aiDisclosure && (
        <aside class="notice notice-ai">
          <p class="notice-title">{m.ai}</p>
          <blockquote {...(report.language === 'und' ? {} : { lang: report.language })}>
            “{aiDisclosure.quote}”
          </blockquote>
          <p>{m.aiWeight}</p>
        </aside>
      )}
      {aiSuspicion && (
        <aside class="notice notice-ai">
          <p class="notice-title">{m.aiSuspected}</p>
          <ul>
            {aiSuspicion.signs.map(({ code, words }) => (
              <li>
                {machineSign(view, code)}
                {words !== null && (
                  <>
                    : <q {...(report.language === 'und' ? {} : { lang: report.language })}>{words}</q>
                  </>
                )}
              </li>
            ))}
          </ul>
          <p>{m.aiWeight}</p>
        </aside>
      )}
      {copyOf && (
        <aside class="notice">
          <p>
            {fill(m.copy, { reason: copyOf.reason })}{' '}
            {sources.report(copyOf.reportId) && (
              <a href={view.href(`/reports/${encodeURIComponent(copyOf.reportId)}`)}>{m.copyLink}</a>
            )}
          </p>
        </aside>
      )}
      {report.notices.length > 0 && (
        <aside class="notice">
          <p class="notice-title">{m.notices}</p>
          {report.notices.map((notice) => (
            <p>
              <b>{view.m.notice[notice.kind]}:</b> <q lang={report.language}>{notice.quote}</q>
            </p>
          ))}
        </aside>
      )}
    </div>
  )
}

function machineSign(view: View, code: string): string {
  const known: Readonly<Record<string, string>> = view.m.check.machineSign
  return known[code] ?? code
}

function LeftOut({ view, report }: { view: View; report: CheckedReport }) {
  const n = report.furniture.length
  if (n === 0) return null
  return (
    <details class="folded">
      <summary>{view.count(view.m.check.furniture, n)}</summary>
      <p class="meta">{view.m.check.furnitureHint}</p>
      <dl class="record">
        {report.furniture.map(({ kind, text }) => (
          <div class="record-row">
            <dt>{view.m.furniture[kind]}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Metadata({ view, report }: { view: View; report: CheckedReport }) {
  const m = view.m.check
  const language = new Intl.DisplayNames(view.language, { type: 'language', fallback: 'code' })
  return (
    <details class="folded">
      <summary>{m.metadata}</summary>
      <dl class="record">
        <div class="record-row">
          <dt>{m.outlet}</dt>
          <dd>{report.outlet ?? m.unknown}</dd>
        </div>
        <div class="record-row">
          <dt>{m.published}</dt>
          <dd>{report.published ? <Dated view={view} edtf={report.published} /> : m.unknown}</dd>
        </div>
        <div class="record-row">
          <dt>{m.languageOf}</dt>
          <dd>{report.language === 'und' ? m.unknown : language.of(report.language)}</dd>
        </div>
        <div class="record-row">
          <dt>{m.fingerprint}</dt>
          <dd class="hash">{report.sha256}</dd>
        </div>
        {report.notes.length > 0 && (
          <div class="record-row">
            <dt>{m.notes}</dt>
            <dd>
              {report.notes.map((note) => (
                <p>{note}</p>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </details>
  )
}
