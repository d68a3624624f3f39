// Runs after `npm ci`: builds, and links the command so that `npx habeas` needs no look-up in a registry.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')
if (existsSync(join(root, 'node_modules', 'typescript'))) {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.js')], { stdio: 'inherit', cwd: root })
  if (built.status !== 0) process.exit(built.status ?? 1)
}
if (process.platform !== 'win32') {
  mkdirSync(bin, { recursive: true })
  rmSync(join(bin, 'habeas'), { force: true })
  symlinkSync('../../bin/habeas.js', join(bin, 'habeas'))
}
