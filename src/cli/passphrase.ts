import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { UsageError } from './failure.ts'

/** From a file, or asked for at the terminal without showing it; `twice` where a slip of the finger would lose what it protects. */
export async function readPassphrase(file: string | undefined, twice: boolean): Promise<string> {
  if (file !== undefined) return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  if (!process.stdin.isTTY)
    throw new UsageError('passphrase: expected a terminal to ask at, or --passphrase-file FILE, got neither')
  const given = await ask('Passphrase: ')
  if (twice && given !== (await ask('Once more:  ')))
    throw new UsageError('passphrase: expected the same twice, got two different ones. Nothing was written.')
  return given
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
