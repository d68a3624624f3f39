// Runs every test on what ships: dist/**/*.test.js and tests/**/*.test.ts. Arguments narrow it down to paths that contain them.
import { spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const wanted = process.argv.slice(2)
const found = ['dist/**/*.test.js', 'tests/**/*.test.ts'].flatMap((pattern) => globSync(pattern, { cwd: root }))
const chosen = found.filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word))).sort()
if (chosen.length === 0) {
  console.error(
    `test: expected at least one test file${wanted.length ? ` whose path contains ${wanted.join(' or ')}` : ''}, found none`,
  )
  process.exit(2)
}
const setup = join(root, 'tests', 'setup.ts')
const child = spawn(
  process.execPath,
  [
    '--test',
    '--test-reporter=spec',
    ...(existsSync(setup) ? [`--test-global-setup=${setup}`] : []),
    '--test-concurrency=2',
    ...chosen,
  ],
  { cwd: root, stdio: 'inherit' },
)
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
