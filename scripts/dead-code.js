// Finds exports that nothing imports, and files that nothing reaches. Reads the code as text: no kept tool of this kind
// works with TypeScript 7 on every registry (docs/decisions/0002).
import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

const root = join(import.meta.dirname, '..')
const files = ['src/**/*.{ts,tsx}', 'tests/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.js', 'bin/*.js']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .map((file) => file.replaceAll('\\', '/'))
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

/** Doors that people outside import, and files that run by themselves. */
const roots = [
  /^src\/main\.ts$/,
  /^src\/names\/index\.ts$/,
  /\.test\.tsx?$/,
  /^bench\/main\.ts$/,
  /^scripts\//,
  /^bin\//,
  /^tests\/setup\.ts$/,
  /^src\/database\/migrations\//,
]
const isRoot = (file) => roots.some((pattern) => pattern.test(file))

function resolve(from, specifier) {
  const path = posix.normalize(posix.join(posix.dirname(from), specifier))
  const candidates = [
    path,
    path.replace(/^dist\//, 'src/').replace(/\.js$/, '.ts'),
    path.replace(/^dist\//, 'src/').replace(/\.js$/, '.tsx'),
  ]
  return candidates.find((candidate) => texts.has(candidate))
}

const used = new Map()
function use(file, name) {
  if (!used.has(file)) used.set(file, new Set())
  used.get(file).add(name)
}

const imports =
  /(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)|import\s+['"](\.[^'"]+)['"]|new URL\(\s*['"](\.[^'"]+\.(?:ts|js))['"]/g
const passes = []
for (const [file, text] of texts)
  for (const match of text.matchAll(imports)) {
    const target = resolve(file, match[3] ?? match[4] ?? match[5] ?? match[6])
    if (!target) continue
    const clause = match[2]
    const exporting = match[0].startsWith('export')
    if (!clause || clause.includes('* as')) use(target, '*')
    else if (clause.trim() === '*' || clause.trim() === 'type *') passes.push([file, target])
    else
      for (const part of clause.replace(/[{}]/g, ' ').split(',')) {
        const name = part
          .trim()
          .replace(/^type\s+/, '')
          .split(/\s+as\s+/)[0]
          ?.trim()
        if (!name) continue
        if (exporting)
          passes.push([
            file,
            target,
            name,
            part
              .trim()
              .split(/\s+as\s+/)
              .at(-1),
          ])
        else use(target, name)
      }
  }
// A name asked of a door is asked of what the door passes on.
for (let again = true; again; ) {
  again = false
  for (const [door, target, only, shown = only] of passes)
    for (const name of [...(used.get(door) ?? []), ...(isRoot(door) ? ['*'] : [])])
      if ((only === undefined || shown === name || name === '*') && !used.get(target)?.has(only ?? name)) {
        use(target, only ?? name)
        again = true
      }
}
const exported =
  /^export\s+(?:declare\s+)?(?:async\s+)?(?:abstract\s+)?(?:const|let|function\*?|class|interface|type|enum)\s+([A-Za-z_$][\w$]*)/gm
const dead = []
let seen = 0
for (const [file, text] of texts) {
  if (!file.startsWith('src/') || isRoot(file)) continue
  const names = used.get(file) ?? new Set()
  if (names.size === 0 && ![...passes].some(([, target]) => target === file))
    dead.push(`${file}: nothing imports this file`)
  for (const [, name] of text.matchAll(exported)) {
    seen++
    if (names.has('*') || names.has(name)) continue
    // A type that only its own file's exports mention is part of their shape, not dead.
    const elsewhere = text.match(new RegExp(`\\b${name.replace(/\$/g, '\\$')}\\b`, 'g'))?.length ?? 0
    if (elsewhere > 1) continue
    dead.push(`${file}: export ${name} is used nowhere`)
  }
}
if (seen < 100) dead.push(`expected to see at least 100 exports, saw ${seen}: the pattern no longer fits the code`)
for (const line of dead) console.error(line)
console.log(`dead code: ${seen} exports looked at, ${dead.length} findings`)
process.exitCode = dead.length ? 1 : 0
