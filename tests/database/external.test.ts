import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { findPlace } from '../../dist/database/embedded/place.js'
import { type DatabaseError, UnreachableServerError, UnsupportedServerError } from '../../dist/database/index.js'
import { requireUsable, type ServerFacts } from '../../dist/database/requirements.js'
import { connectTestServer } from '../../dist/database/test-server.js'
import { ClientProcess } from './client-process.ts'
import { killServer, newDataFolder, openHere } from './folders.ts'

const server = await connectTestServer()
const made: string[] = []
after(async () => {
  for (const name of made) await server.admin.query(`drop database if exists ${name} with (force)`)
  await server.release()
})

/** The address of a database of the test server as a person would write it into DATABASE_URL. */
function urlOf(database: string, changed: { password?: string } = {}): string {
  const address = server.address(database)
  if (address.connectionString) return address.connectionString
  const password = encodeURIComponent(changed.password ?? String(address.password))
  return `postgresql://${address.user}:${password}@localhost/${database}?host=${encodeURIComponent(address.host ?? '')}`
}

async function newDatabase(options: string): Promise<string> {
  const name = `${server.prefix}ext_${made.length}`
  made.push(name)
  await server.admin.query(`create database ${name} template template0 ${options}`)
  return name
}

async function refused(databaseUrl: string, expected: new (message: string) => DatabaseError, ...words: RegExp[]) {
  await assert.rejects(openHere({ dataDir: '/nonexistent', databaseUrl }), (error: Error) => {
    assert.ok(error instanceof expected, String(error.stack))
    for (const word of words) assert.match(error.message, word)
    assert.doesNotMatch(error.message, /secret/)
    return true
  })
}

describe('a server named by DATABASE_URL', () => {
  test('is used, and neither started, stopped nor written to on opening', async () => {
    const name = await newDatabase("encoding 'UTF8' locale 'C.UTF-8'")
    const dataDir = mkdtempSync(join(tmpdir(), 'habeas-t-'))
    const db = await openHere({ dataDir, databaseUrl: urlOf(name) })
    assert.match(db.description, new RegExp(`^PostgreSQL ${server.version.replaceAll('.', '\\.')}, .*${name}$`))
    assert.equal(db.serverVersion, server.version)
    const { rows } = await sql`select from pg_class where relnamespace = 'public'::regnamespace`.execute(db.kysely)
    assert.deepEqual(rows, [])
    await db.close()
    assert.deepEqual(readdirSync(dataDir), [])
    rmSync(dataDir, { recursive: true })
    await server.admin.query('select 1')
  })

  test('that asks for another password is told of without showing ours', async () => {
    if (server.address('postgres').connectionString) return
    await refused(urlOf('postgres', { password: 'secret' }), UnreachableServerError, /password authentication failed/)
  })

  test('that is not there is told of', async () => {
    await refused(
      'postgresql://me:secret@127.0.0.1:1/register',
      UnreachableServerError,
      /127\.0\.0\.1:1\/register/,
      /ECONNREFUSED/,
    )
    await refused('not an address', UnsupportedServerError, /DATABASE_URL like/)
    await refused(urlOf('no_such_database'), UnreachableServerError, /no_such_database/)
  })

  test('that is something else than PostgreSQL is told of', async () => {
    const sockets = new Set<Socket>()
    const other = createServer((socket) => {
      sockets.add(socket)
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
    })
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    await refused(
      `postgresql://me:secret@127.0.0.1:${port}/register`,
      UnreachableServerError,
      /expected a PostgreSQL server/,
    )
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => other.close(resolve))
  })

  test('whose database would lose Cyrillic silently is refused', async () => {
    const plain = await newDatabase("encoding 'UTF8' locale 'C'")
    await refused(urlOf(plain), UnsupportedServerError, /LC_CTYPE C/, /create database habeas/)
    const ascii = await newDatabase("encoding 'SQL_ASCII' locale 'C'")
    await refused(urlOf(ascii), UnsupportedServerError, /SQL_ASCII/)
  })

  test('that comes back after a restart is used again', async () => {
    // An embedded server stands in for one that somebody else keeps.
    const dataDir = newDataFolder()
    const keeper = await ClientProcess.open(dataDir)
    const socket = join(findPlace(dataDir)!.folder, 'socket')
    const password = readFileSync(join(dataDir, 'database', 'password'), 'utf8')
    const databaseUrl = `postgresql://habeas:${password}@localhost/habeas?host=${encodeURIComponent(socket)}`
    const db = await openHere({ dataDir: '/nonexistent', databaseUrl })
    const answer = () => sql<{ n: number }>`select 1 as n`.execute(db.kysely)
    assert.deepEqual((await answer()).rows, [{ n: 1 }])
    await killServer(dataDir)
    const waiting = answer()
    await keeper.query('select 1')
    assert.deepEqual((await waiting).rows, [{ n: 1 }])
    await db.close()
    await keeper.close()
  })
})

test('a server older than 15 is refused', () => {
  const facts: ServerFacts = {
    versionNumber: 140_011,
    version: '14.11',
    encoding: 'UTF8',
    characterClasses: 'C.UTF-8',
  }
  assert.throws(
    () => requireUsable(facts, 'somewhere'),
    (error: Error) =>
      error instanceof UnsupportedServerError && /PostgreSQL 15 or later, got 14\.11 \(somewhere\)/.test(error.message),
  )
  requireUsable({ ...facts, versionNumber: 150_000 }, 'somewhere')
})
