import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { faces, foundations, publicFaces, shared, stages } from '../dist/flow.js'
import { type Edge, folderOf, importsOf, readSource, root, sourceFiles } from './source.ts'

const order: readonly string[] = [...foundations, ...stages.map((stage) => stage.name), ...shared, ...faces]
const edges = sourceFiles().flatMap((file) => importsOf(file, readSource(file)))
const across = edges.filter((edge) => folderOf(edge.from) !== folderOf(edge.to))
const wiring = new Set([
  'main.ts',
  'app.ts',
  'config.ts',
  'flow.ts',
  'register.ts',
  'demo.ts',
  'health.ts',
  'second-read.ts',
])

function offences(list: readonly Edge[]): string[] {
  const found: string[] = []
  for (const { from, to } of list) {
    const [a, b] = [folderOf(from), folderOf(to)]
    if (a === '' || a === b) continue
    const say = (why: string) => found.push(`${from} imports ${to}: ${why}`)
    if (b === '') {
      if (!(a === 'cli' && ['app.ts', 'config.ts', 'flow.ts'].includes(to)))
        say('only the command line may reach the wiring')
    } else if (to === 'database/testing.ts' && from.endsWith('.test.ts')) continue
    else if (!to.endsWith('/index.ts')) say('a folder is entered by its door, index.ts')
    else if (order.indexOf(b) > order.indexOf(a)) say(`${b} lies above ${a}`)
    else if ((foundations as readonly string[]).includes(a) && a !== 'database') say('a foundation stands alone')
    else if (a in publicFaces && !publicFaces[a as 'site' | 'api'].includes(b))
      say(`a public face imports ${publicFaces[a as 'site' | 'api'].join(', ')} and nothing else`)
  }
  return found
}

test('every folder under src is one the flow names', () => {
  const unknown = new Set(
    sourceFiles()
      .map(folderOf)
      .filter((folder) => folder !== '' && !order.includes(folder)),
  )
  assert.deepEqual([...unknown], [])
})

test('only the wiring lies directly under src', () => {
  assert.deepEqual(
    sourceFiles().filter((file) => folderOf(file) === '' && !wiring.has(file)),
    [],
  )
})

test('imports follow the flow of data and pass through doors', () => {
  assert.deepEqual(offences(across), [])
})

test('the layers test has seen the code: enough edges, and an edge from every stage but the first', () => {
  assert.ok(across.length >= 40, `expected at least 40 edges between folders, saw ${across.length}`)
  for (const stage of stages.slice(1))
    assert.ok(
      across.some((edge) => folderOf(edge.from) === stage.name),
      `expected an import out of ${stage.name}`,
    )
})

test('the layers test finds an offence when there is one', () => {
  const wrong = importsOf(
    'intake/report.ts',
    "import { x } from '../weighing/index.ts'\nexport * from '../reading/claim.ts'\nimport {\n  y,\n} from '../site/index.ts'",
  )
  assert.equal(wrong.length, 3)
  assert.equal(offences(wrong).length, 3)
  assert.equal(offences([{ from: 'site/pages.tsx', to: 'weighing/index.ts' }]).length, 1)
})

test('each stage and foundation that has code has a README', () => {
  const folders = [...new Set(sourceFiles().map(folderOf))].filter((folder) => folder !== '')
  assert.deepEqual(
    folders.filter((folder) => !existsSync(join(root, 'src', folder, 'README.md'))),
    [],
  )
})
