import { Layout, type View } from '../ui/index.ts'
import { frameWords } from './words.ts'

/** Shown for every page while nobody has an account: how to make the first. */
export function FirstRunPage({ view }: { view: View }) {
  const words = frameWords.firstRun
  return (
    <Layout view={view} title={words.title}>
      <header class="page-head">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </header>
      <p>{words.how}</p>
      <pre>
        <code>{words.command}</code>
      </pre>
      <p>{words.note}</p>
    </Layout>
  )
}
