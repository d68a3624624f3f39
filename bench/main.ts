import { existsSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** npm run bench -- NAME [ARGS]: each bench is a file here that exports run(args). */
const [name, ...args] = process.argv.slice(2)
const names = ['names', 'reading', 'weighing', 'settling', 'site', 'start', 'desk'].filter((known) =>
  existsSync(join(import.meta.dirname, `${known}.ts`)),
)

if (name === undefined || !names.includes(name)) {
  console.error(`bench: expected one of ${names.join(', ')}, got ${name ?? 'nothing'}`)
  process.exitCode = 2
} else {
  const [cpu] = cpus()
  console.log(
    `${cpu?.model ?? 'processor unknown'}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}, ${process.platform}-${process.arch}`,
  )
  const bench = (await import(pathToFileURL(join(import.meta.dirname, `${name}.ts`)).href)) as {
    run(args: readonly string[]): Promise<number | undefined>
  }
  process.exitCode = (await bench.run(args)) ?? 0
}
