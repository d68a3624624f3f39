// Writes what is generated from the code: docs/cli.md and the JSON Schema of a check. With --check it writes nothing and fails when a file is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkResultJsonSchema } from '../dist/check/index.js'
import { createProgram } from '../dist/cli/index.js'
import { deskRoutes, permissionsOf, roles } from '../dist/desk/index.js'
import { testDeps } from '../dist/desk/testing.js'
import { codebook } from '../dist/exports/index.js'

const root = join(import.meta.dirname, '..')
const check = process.argv.includes('--check')

function cliPage() {
  const program = createProgram()
  program.configureOutput({ getOutHelpWidth: () => 100 })
  const parts = program.commands
    .filter((command) => command.name() !== 'help')
    .map((command) => {
      const pages = [command, ...command.commands.filter((inner) => inner.name() !== 'help')].map((one) => {
        one.configureHelp({ helpWidth: 100 })
        return `\`\`\`text\n${one.helpInformation().trimEnd()}\n\`\`\`\n`
      })
      return `## habeas ${command.name()}\n\n${pages.join('\n')}`
    })
  return `# Command line\n\nGenerated from the program itself by \`node scripts/generated.js\`; do not edit.\n\nExit codes: 0 done, 1 the answer is no, 2 wrong usage, 3 failed.\n\n${parts.join('\n')}`
}

function matrixPage() {
  const reaches = (role, may) => may === 'anyone' || may === 'signed_in' || permissionsOf[role].includes(may)
  const routes = deskRoutes(testDeps()).toSorted((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1))
  const rows = routes.map(({ method, path, may }) => {
    const cells = [method.toUpperCase(), `\`${path}\``, may, ...roles.map((role) => (reaches(role, may) ? 'yes' : ''))]
    return `| ${cells.join(' | ')} |`
  })
  const head = ['', 'route', 'rule', ...roles.map((role) => role.replace('_', ' '))]
  return `# Who may take which route of the desk\n\nGenerated from the routes by \`node scripts/generated.js\`; do not edit. tests/desk/matrix.test.ts tries every cell.\n\n| ${head.join(' | ')} |\n|${head.map(() => ' --- ').join('|')}|\n${rows.join('\n')}\n`
}

const pages = {
  'docs/desk-routes.md': matrixPage(),
  'docs/cli.md': cliPage(),
  'docs/codebook.md': codebook(),
  'docs/check-result.schema.json': `${JSON.stringify(checkResultJsonSchema(), null, 2)}\n`,
}
let stale = 0
for (const [file, text] of Object.entries(pages)) {
  const path = join(root, file)
  let held = null
  try {
    held = readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  if (held === text) continue
  if (check) {
    stale++
    console.error(`${file}: expected what "node scripts/generated.js" writes, found something else`)
  } else writeFileSync(path, text)
}
process.exitCode = stale ? 1 : 0
