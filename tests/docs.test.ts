import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { createProgram } from '../dist/cli/index.js'
import { readSource, root, sourceFiles } from './source.ts'

const page = (file: string): string => readFileSync(join(root, file), 'utf8')
const pages = ['*.md', 'docs/**/*.md', 'src/*/README.md', 'demo/README.md', 'countries/README.md'].flatMap((pattern) =>
  globSync(pattern, { cwd: root }),
)

test('every setting that the program reads is described', () => {
  const settings = new Set(
    sourceFiles()
      .filter((file) => !file.includes('.test.'))
      .flatMap((file) => [...readSource(file).matchAll(/\b(?:HABEAS_[A-Z_]+|DATABASE_URL)\b/g)].map(([name]) => name)),
  )
  assert.ok(settings.size >= 5, `expected to see at least 5 settings, saw ${settings.size}`)
  const described = page('docs/operating.md') + page('CONTRIBUTING.md')
  assert.deepEqual(
    [...settings].filter((name) => !described.includes(`\`${name}`)),
    [],
  )
})

test('every command is described', () => {
  const described = page('docs/cli.md')
  for (const command of createProgram().commands)
    assert.ok(described.includes(`## habeas ${command.name()}`), command.name())
})

test('every command that the papers name exists', () => {
  const known = new Set(createProgram().commands.map((command) => command.name()))
  const named = pages.flatMap((file) =>
    [...page(file).matchAll(/`(?:npx )?habeas ([a-z][a-z-]*)/g)].map(([, name]) => `${file}: ${name}`),
  )
  assert.ok(named.length > 5)
  assert.deepEqual(
    named.filter((line) => !known.has(line.split(': ')[1] ?? '')),
    [],
  )
})

test('every link between papers leads somewhere', () => {
  const dead = pages.flatMap((file) =>
    [...page(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(([, target]) => target ?? '')
      .filter((target) => !existsSync(join(root, dirname(file), target)))
      .map((target) => `${file} → ${target}`),
  )
  assert.deepEqual(dead, [])
})

test('no paper and no source names a path of the machine it was written on', () => {
  const files = [
    ...pages,
    ...globSync('{src,tests,bench,scripts,resources,countries,demo,docs}/**/*.{ts,tsx,js,yml,md,txt,css}', {
      cwd: root,
    }),
  ]
  const personal = new RegExp(
    ['/wo' + 'rk/(?:main|wt|shared|\\.library)', '/ho' + 'me/[a-z]', '/Us' + 'ers/[A-Za-z]'].join('|'),
  )
  assert.deepEqual(
    files.filter((file) => personal.test(page(file))),
    [],
  )
})
