import { RefusedInputError } from '../../check/index.ts'
import { CheckForm, megabytes } from '../check/form.tsx'
import { Layout, type LayoutProps } from '../layout.tsx'
import { fill, type View } from '../view.ts'
import { SubmissionError } from './submission.ts'

export interface Problem {
  readonly status: 400 | 404 | 413 | 500
  readonly title: string
  readonly expected: string
  readonly got: string
  readonly remedy: string
}

export function problem(
  view: View,
  kind: 'notFound' | 'badRequest' | 'tooLarge' | 'empty' | 'both' | 'fileType' | 'failed',
  values: Readonly<Record<string, string>> = {},
): Problem {
  const { title, expected, got, remedy } = view.m.errors[kind]
  const status = kind === 'notFound' ? 404 : kind === 'tooLarge' ? 413 : kind === 'failed' ? 500 : 400
  return { status, title, expected: fill(expected, values), got: fill(got, values), remedy: fill(remedy, values) }
}

/** What a failed check means for the person who sent the text; null when the fault is ours. */
export function inputProblem(view: View, error: unknown, limit: number): Problem | null {
  if (error instanceof SubmissionError)
    return problem(view, error.problem, { limit: megabytes(view, limit), name: error.fileName ?? '' })
  if (error instanceof RefusedInputError)
    return {
      status: error.kind === 'too_large' ? 413 : 400,
      title: view.m.errors.refused[error.kind],
      expected: error.expected,
      got: error.got,
      remedy: error.remedy,
    }
  return null
}

/** Says what was expected, what came and what to do; with the form again where the form was the matter. */
export function ProblemPage({
  view,
  problem: { title, expected, got, remedy },
  formLimit,
  edition,
}: {
  view: View
  problem: Problem
  formLimit?: number
  edition?: LayoutProps['edition']
}) {
  const m = view.m.errors
  return (
    <Layout view={view} title={title} edition={edition}>
      <header class="page-head">
        <h1>{title}</h1>
      </header>
      <dl class="problem">
        <div>
          <dt>{m.expected}</dt>
          <dd>{expected}</dd>
        </div>
        <div>
          <dt>{m.got}</dt>
          <dd>{got}</dd>
        </div>
        <div>
          <dt>{m.remedy}</dt>
          <dd>{remedy}</dd>
        </div>
      </dl>
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
