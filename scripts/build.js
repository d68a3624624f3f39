// Builds dist/: compiles src/, turns the YAML that experts edit into JSON, copies static files.
// --if-changed skips the work when nothing that goes in is newer than what came out.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'dist', '.built')
const sources = ['src', 'resources', 'countries', 'demo', 'scripts/build.js', 'package.json', 'tsconfig.json']

function* files(path) {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) return yield path
  for (const entry of readdirSync(path)) yield* files(join(path, entry))
}

function newestSource() {
  let newest = 0
  for (const source of sources)
    for (const file of files(join(root, source))) newest = Math.max(newest, statSync(file).mtimeMs)
  return newest
}

function upToDate() {
  return existsSync(stamp) && statSync(stamp).mtimeMs > newestSource()
}

function compile() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const done = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], { stdio: 'inherit', cwd: root })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

// A test whose source is gone must not go on running from an old build.
function removeOrphans() {
  for (const file of files(join(root, 'dist'))) {
    const inside = relative(join(root, 'dist'), file)
    if (/^(resources|countries|demo)\//.test(inside) || !/\.(js|d\.ts)$/.test(inside)) continue
    const stem = join(root, 'src', inside.replace(/\.(d\.ts|js)$/, ''))
    if (!existsSync(`${stem}.ts`) && !existsSync(`${stem}.tsx`)) rmSync(file)
  }
}

function copyData(folder) {
  for (const file of files(join(root, folder))) {
    const target = join(root, 'dist', relative(root, file))
    mkdirSync(dirname(target), { recursive: true })
    if (/\.ya?ml$/.test(file))
      writeFileSync(
        target.replace(/\.ya?ml$/, '.json'),
        JSON.stringify(parse(readFileSync(file, 'utf8'), { merge: true })),
      )
    else cpSync(file, target)
  }
}

function copyStatic() {
  for (const file of files(join(root, 'src')))
    if (/\.(css|svg|sql|woff2|js|txt|ftl|json)$/.test(file)) {
      const target = join(root, 'dist', relative(join(root, 'src'), file))
      mkdirSync(dirname(target), { recursive: true })
      cpSync(file, target)
    }
}

// The lexicons of given names, read under all spelling systems once and for all. Beside the code and not among the resources,
// which are deleted at first: whoever starts while a build runs finds the tables of the last one.
async function compileGivenNames() {
  const { compileGiven } = await import('../dist/names/compile-given.js')
  writeFileSync(join(root, 'dist', 'names', 'given.bin'), compileGiven())
}

if (process.argv.includes('--if-changed') && upToDate()) process.exit(0)
removeOrphans()
for (const folder of ['resources', 'countries', 'demo']) {
  rmSync(join(root, 'dist', folder), { recursive: true, force: true })
  copyData(folder)
}
copyStatic()
compile()
await compileGivenNames()
writeFileSync(stamp, new Date().toISOString())
