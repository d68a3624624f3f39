import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import { openSigner, readChain, verifyAudit } from '../../audit/index.ts'
import { asReadonly } from '../../database/index.ts'
import { exit, UsageError } from '../failure.ts'
import { keyFolder, openSeals } from '../key-files.ts'
import { terminal } from '../terminal.ts'

export function audit(program: Command): void {
  const commands = program
    .command('audit')
    .description('the chain of everything that was done at the desk: verify, export')
  commands
    .command('verify')
    .description('read the whole chain, say what was altered, removed or moved, and print its signed head')
    .option('--since <seq:hash>', 'a head noted earlier, of which the chain must be the continuation')
    .option('--json', 'print JSON')
    .action(verify)
  commands
    .command('export')
    .description('print the chain for an outside auditor, one JSON line an entry and the signed head last; no values')
    .action(exportChain)
}

async function verify(options: { since?: string; json?: boolean }): Promise<void> {
  const earlier = options.since === undefined ? undefined : parseHead(options.since)
  await using app = await openApp()
  const keys = keyFolder(app.config)
  const expected = { key: openSigner(keys).fingerprint, sealer: openSeals(keys), ...(earlier ? { earlier } : {}) }
  const verdict = await verifyAudit(asReadonly(app.database.kysely), expected)
  const out = terminal()
  if (options.json) out.line(JSON.stringify(verdict))
  else {
    for (const { seq, said } of verdict.faults) out.line(`entry ${seq} ${said}`)
    const values = verdict.erased ? `, ${verdict.erased} values erased` : ''
    out.line(`${verdict.entries} entries${values}, ${verdict.faults.length} faults`)
    if (verdict.head)
      out.line(`head       ${verdict.head.seq}:${verdict.head.hash}\nsignature  ${verdict.head.signature}`)
    for (const { fingerprint, from } of verdict.keys) out.line(`key        ${fingerprint} from entry ${from}`)
  }
  if (verdict.faults.length > 0) process.exitCode = exit.no
}

async function exportChain(): Promise<void> {
  await using app = await openApp()
  const db = asReadonly(app.database.kysely)
  const out = terminal()
  for await (const entry of readChain(db)) out.line(JSON.stringify(entry))
  const head = await db
    .selectFrom('audit_head')
    .select(['seq', 'hash', 'public_key as publicKey', 'signature'])
    .executeTakeFirst()
  out.line(JSON.stringify({ head: head ?? null }))
}

function parseHead(given: string): { readonly seq: number; readonly hash: string } {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(given) ?? []
  if (seq === undefined || hash === undefined)
    throw new UsageError(
      `--since: expected the head that an earlier "habeas audit verify" printed, such as 12:9f…, got "${given}"`,
    )
  return { seq: Number(seq), hash }
}
