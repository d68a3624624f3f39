// npm run check: types, lint, format, layers, dead code. Prints each step with its time; the first failure fails all, after all have run.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const node = process.execPath
const biome = [
  '@biomejs/cli-linux-x64',
  '@biomejs/cli-linux-arm64',
  '@biomejs/cli-darwin-arm64',
  '@biomejs/cli-darwin-x64',
]
  .map((name) => join(root, 'node_modules', name, 'biome'))
  .find(existsSync)
const steps = [
  ['build and types of src/', node, ['scripts/build.js']],
  ['types of tests/ and bench/', node, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.tools.json']],
  ...(biome ? [['lint and format', biome, ['check', '--error-on-warnings', '.']]] : []),
  ['generated files', node, ['scripts/generated.js', '--check']],
  ['geography', node, ['scripts/geography.js', '--check']],
  ['dead code', node, ['scripts/dead-code.js']],
  ['layers, docs, budget', node, ['scripts/test.js', 'tests/layers', 'tests/docs', 'tests/budget']],
]
if (!biome) console.error('check: no Biome binary for this platform; lint and format were not checked')
let failed = 0
for (const [name, command, args] of steps) {
  if (args[0].startsWith('scripts/') && !existsSync(join(root, args[0]))) continue
  const started = performance.now()
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  if (status !== 0) failed++
}
process.exitCode = failed || !biome ? 1 : 0
