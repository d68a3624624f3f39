import { run } from './cli/index.ts'

// A reader that has seen enough (`| head`) closes the pipe: no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(
    `habeas: expected Node 24 or later, got ${process.versions.node}. Start it with "npx habeas" or "npm start": they bring their own Node.\n`,
  )
  process.exitCode = 3
} else process.exitCode = await run(process.argv.slice(2))
