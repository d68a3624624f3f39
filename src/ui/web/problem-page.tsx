import { UnreadableReportError } from '../../intake/index.ts'
import { CheckForm, megabytes } from '../check/form.tsx'
import { Layout, type LayoutProps } from '../layout.tsx'
import { fill, type View } from '../view.ts'
import { SubmissionError } from './submission.ts'

export interface Problem {
  readonly status: 400 | 403 | 404 | 413 | 500
  readonly title: string
  /** What was expected, what came and what to do; or one sentence that says all three. */
  readonly said: { readonly expected: string; readonly got: string; readonly remedy: string } | string
}

const STATUS = {
  notFound: 404,
  badRequest: 400,
  tooLarge: 413,
  empty: 400,
  both: 400,
  fileType: 400,
  foreign: 403,
  failed: 500,
} as const

export type ProblemKind = keyof typeof STATUS

export function problem(view: View, kind: ProblemKind, values: Readonly<Record<string, string>> = {}): Problem {
  const { title, expected, got, remedy } = view.m.errors[kind]
  const said = { expected: fill(expected, values), got: fill(got, values), remedy: fill(remedy, values) }
  return { status: STATUS[kind], title, said }
}

/** What a failed check means for the person who sent the text; null when the fault is ours. */
export function inputProblem(view: View, error: unknown, limit: number): Problem | null {
  if (error instanceof SubmissionError)
    return problem(view, error.problem, { limit: megabytes(view, limit), name: error.fileName ?? '' })
  if (error instanceof UnreadableReportError) return unreadable(view, error)
  return null
}

function unreadable(view: View, { reason, message }: UnreadableReportError): Problem {
  const kind = reason === 'empty' || reason === 'too_large' || reason === 'binary' ? reason : 'unreadable'
  return { status: kind === 'too_large' ? 413 : 400, title: view.m.errors.refused[kind], said: message }
}

export interface ProblemPageProps {
  readonly view: View
  readonly problem: Problem
  /** Given where the form was the matter: it is shown again. */
  readonly formLimit?: number
  readonly edition?: LayoutProps['edition']
}

/** Says what was expected, what came and what to do. */
export function ProblemPage({ view, problem: { title, said }, formLimit, edition }: ProblemPageProps) {
  const m = view.m.errors
  return (
    <Layout view={view} title={title} edition={edition}>
      <header class="page-head">
        <h1>{title}</h1>
      </header>
      {typeof said === 'string' ? (
        <p class="lead">{said}</p>
      ) : (
        <dl class="problem">
          {(['expected', 'got', 'remedy'] as const).map((key) => (
            <div>
              <dt>{m[key]}</dt>
              <dd>{said[key]}</dd>
            </div>
          ))}
        </dl>
      )}
      {formLimit ? (
        <CheckForm view={view} limit={formLimit} />
      ) : (
        <p>
          <a class="button" href={view.href('/')}>
            {m.home}
          </a>
        </p>
      )}
    </Layout>
  )
}
