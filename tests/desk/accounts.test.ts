import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { getMigrations } from 'better-auth/db/migration'
import { sql } from 'kysely'
import { verifyAudit } from '../../dist/audit/index.js'
import { asReadonly } from '../../dist/database/index.js'
import { authOptions } from '../../dist/desk/accounts/auth.js'
import { PASSWORD, place, type TestDesk, testDesk, Visitor } from './desk.ts'
import { totp } from './totp.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})

const visitor = () => new Visitor(desk.app)
const later = (statement: string) => sql.raw(statement).execute(desk.database.kysely)

test('the tables are those that better-auth asks for', async () => {
  const address = new URL('http://localhost:8471')
  const options = authOptions({ db: desk.deps.accounts.db, secret: desk.deps.secret, address, anyPort: true })
  const { toBeCreated, toBeAdded } = await getMigrations(options)
  assert.deepEqual(
    [...toBeCreated, ...toBeAdded].map(({ table, fields }) => [table, Object.keys(fields)]),
    [],
  )
})

describe('the first account', () => {
  test('is made by a link that works once, for an administrator, who must set up a second factor before anything else', async () => {
    const own = await testDesk()
    const secret = await own.firstLink()
    const first = new Visitor(own.app)
    await first.get('/')
    assert.match(first.page, /habeas user add/)
    assert.equal(place(await first.accept(secret, { name: 'ina' })), '/account')
    assert.equal(place(await first.get('/users')), '/account/second-factor')
    await first.enrol()
    assert.equal((await first.get('/users')).status, 200)
    assert.equal((await first.get('/people')).status, 403)
    const second = new Visitor(own.app)
    assert.equal((await second.accept(secret, { name: 'eva' })).status, 404)
    assert.equal((await second.get('/welcome/guess')).status, 404)
  })

  test('is not made twice by two who open the link at the same time', async () => {
    const own = await testDesk()
    const secret = await own.firstLink()
    const both = ['ina', 'eva'].map(async (name) => (await new Visitor(own.app).accept(secret, { name })).status)
    assert.deepEqual((await Promise.all(both)).toSorted(), [303, 404])
  })
})

describe('a link', () => {
  test('refuses a password that is short, plain, the name or not the same twice', async () => {
    const secret = await desk.add('refused', ['reader'])
    for (const next of ['short', 'aaaaaaaaaaaaaaaaaaaa', 'x'.repeat(201)])
      assert.equal((await visitor().accept(secret, { next, again: next })).status, 400, next)
    assert.equal((await visitor().accept(secret, { again: `${PASSWORD}x` })).status, 400)
    assert.equal((await visitor().accept(secret)).status, 303)
  })

  test('that is older than two days does not work', async () => {
    const secret = await desk.add('late', ['reader'])
    await later(
      `update desk_invitation set expires_at = now() where account_id in (select id from desk_account where name = 'late')`,
    )
    assert.equal((await visitor().accept(secret)).status, 404)
  })
})

describe('signing in', () => {
  test('a reader needs the password alone; the cookie is for this desk, hidden from scripts and from other sites', async () => {
    await visitor().accept(await desk.add('rita', ['reader']))
    const rita = visitor()
    const answer = await rita.signIn('Rita')
    assert.equal(place(answer), '/')
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('habeas.session_token=')) ?? ''
    assert.match(cookie, /HttpOnly/i)
    assert.match(cookie, /SameSite=Strict/i)
    assert.equal((await rita.get('/')).status, 200)
  })

  test('behind TLS the cookies are for one host alone', async () => {
    const own = await testDesk({ address: 'https://desk.example.org' })
    const first = new Visitor(own.app, 'https://desk.example.org')
    await first.accept(await own.firstLink(), { name: 'ina' })
    assert.deepEqual([...first.cookies.keys()].toSorted(), ['__Host-habeas.session_token', '__Host-habeas_form'])
    const answer = await new Visitor(own.app, 'https://desk.example.org').get('/sign-in')
    for (const line of answer.headers.getSetCookie()) assert.match(line, /; Secure/)
  })

  test('a reviewer needs the code of the app, once each; a recovery code opens once', async () => {
    const setup = visitor()
    await setup.accept(await desk.add('rev', ['reviewer']))
    assert.equal(place(await setup.get('/')), '/account/second-factor')
    const codes = await setup.enrol()
    assert.equal(codes.length, 10)
    assert.equal((await setup.get('/')).status, 200)

    const rev = visitor()
    assert.match(place(await rev.signIn('rev')), /^\/sign-in\/code/)
    assert.equal(place(await rev.get('/')), '/sign-in?to=%2F', 'no session before the code')
    const code = totp(setup.key)
    assert.equal(place(await rev.enterCode(code)), '/')
    assert.equal((await rev.get('/')).status, 200)
    const replay = visitor()
    await replay.signIn('rev')
    assert.equal((await replay.enterCode(code)).status, 401, 'the same six digits a second time')
    assert.equal(place(await replay.enterCode(codes[0] ?? '')), '/')
    const again = visitor()
    await again.signIn('rev')
    assert.equal((await again.enterCode(codes[0] ?? '')).status, 401, 'the same recovery code a second time')
  })

  test('a role that asks for more takes effect at the next click', async () => {
    const doc = visitor()
    await doc.accept(await desk.add('doc', ['documenter']))
    assert.equal((await doc.get('/')).status, 200)
    await later(
      `update desk_member set roles = '{reviewer}' where account_id in (select id from desk_account where name = 'doc')`,
    )
    assert.equal(place(await doc.get('/')), '/account/second-factor')
    assert.equal((await doc.post('/check', { text: 'x' })).status, 403)
  })

  test('leads to pages of this desk alone', async () => {
    await visitor().accept(await desk.add('nav', ['reader']))
    for (const [to, expected] of [
      ['/people?page=2', '/people?page=2'],
      ['https://elsewhere.example/', '/'],
      ['//elsewhere.example', '/'],
      ['/\\elsewhere.example', '/'],
      ['javascript:alert(1)', '/'],
    ] as const) {
      const nav = visitor()
      await nav.get('/sign-in')
      assert.equal(place(await nav.post('/sign-in', { name: 'nav', password: PASSWORD, to })), expected)
    }
  })

  test('where somebody signs in from is kept nowhere', async () => {
    await visitor().accept(await desk.add('from', ['reader']))
    const from = visitor()
    await from.get('/sign-in')
    await from.post(
      '/sign-in',
      { name: 'from', password: PASSWORD, to: '/' },
      { 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9' },
    )
    const rows = await desk.database.kysely.selectFrom('desk_session').select('ipAddress').execute()
    assert.ok(rows.length > 0)
    assert.deepEqual([...new Set(rows.map(({ ipAddress }) => ipAddress || null))], [null])
  })

  test('passwords are kept as argon2id', async () => {
    const rows = await desk.database.kysely.selectFrom('desk_credential').select('password').execute()
    assert.ok(rows.length > 0)
    for (const { password } of rows) assert.match(password ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('a session', () => {
  test('ends after half an hour without a click, and after eight hours whatever is done', async () => {
    const ann = visitor()
    await ann.accept(await desk.add('ann', ['reader']))
    const mine = `"userId" in (select id from desk_account where name = 'ann')`
    await later(`update desk_session set "updatedAt" = now() - interval '29 minutes' where ${mine}`)
    assert.equal((await ann.get('/')).status, 200)
    await later(`update desk_session set "updatedAt" = now() - interval '29 minutes' where ${mine}`)
    assert.equal((await ann.get('/')).status, 200, 'the click before kept it')
    await later(`update desk_session set "updatedAt" = now() - interval '31 minutes' where ${mine}`)
    assert.equal((await ann.get('/')).status, 303)
    await ann.signIn('ann')
    await later(`update desk_session set "expiresAt" = now() - interval '1 second' where ${mine}`)
    assert.equal((await ann.get('/')).status, 303)
    const { rows } = await sql<{ hours: number }>`
      select extract(epoch from "expiresAt" - "createdAt")::float8 / 3600 as hours from desk_session limit 1`.execute(
      desk.database.kysely,
    )
    assert.equal(Math.round(rows[0]?.hours ?? 0), 8)
  })

  test('ends everywhere when its owner signs out', async () => {
    const [here, there] = [visitor(), visitor()]
    await here.accept(await desk.add('two', ['reader']))
    await there.signIn('two')
    assert.equal((await there.get('/')).status, 200)
    assert.equal(place(await here.post('/sign-out', {})), '/sign-in?out')
    for (const one of [here, there]) assert.equal((await one.get('/')).status, 303)
  })

  test('can be ended one by one, and nobody can end that of another', async () => {
    const [here, there, other] = [visitor(), visitor(), visitor()]
    await here.accept(await desk.add('three', ['reader']))
    await there.signIn('three')
    await other.accept(await desk.add('four', ['reader']))
    await here.get('/account')
    const id = /\/account\/sessions\/([^/"]+)\/end"/.exec(here.page)?.[1] ?? ''
    await other.get('/account')
    assert.equal((await other.post(`/account/sessions/${id}/end`, {})).status, 404)
    assert.equal((await there.get('/')).status, 200)
    await here.get('/account')
    assert.equal(place(await here.post(`/account/sessions/${id}/end`, {})), '/account')
    assert.equal((await there.get('/')).status, 303)
    assert.equal((await here.get('/')).status, 200)
  })

  test('does not outlive a new password elsewhere', async () => {
    const [here, there] = [visitor(), visitor()]
    await here.accept(await desk.add('five', ['reader']))
    await there.signIn('five')
    await here.get('/account')
    const next = 'another lantern walks south'
    assert.equal((await here.post('/account/password', { password: 'wrong one it is', next, again: next })).status, 400)
    assert.equal((await here.post('/account/password', { password: PASSWORD, next, again: next })).status, 200)
    assert.equal((await here.get('/')).status, 200)
    assert.equal((await there.get('/')).status, 303)
    assert.equal((await visitor().signIn('five')).status, 401)
    assert.equal((await visitor().signIn('five', next)).status, 303)
  })
})

describe('administrators', () => {
  const admin = visitorOf(() => desk.app)
  before(async () => {
    await admin().accept(await desk.add('boss', ['administrator']))
    await admin().enrol()
  })

  test('add an account, whose link opens it once', async () => {
    await admin().get('/users')
    const answer = await admin().post('/users', { name: 'newbie', role: 'documenter', countries: 'by', cases: '' })
    assert.equal(answer.status, 200)
    const secret = /\/welcome\/([\w-]+)</.exec(admin().page)?.[1] ?? ''
    const newbie = visitor()
    assert.equal((await newbie.accept(secret)).status, 303)
    await newbie.get('/account')
    assert.match(newbie.page, /countries: BY/)
  })

  test('close an account, which ends its sessions at once and looks like a wrong password', async () => {
    const gone = visitor()
    await gone.accept(await desk.add('gone', ['reader']))
    const id = await idOf('gone')
    await admin().get(`/users/${id}`)
    assert.equal((await admin().post(`/users/${id}/disable`, {})).status, 303)
    assert.equal((await gone.get('/')).status, 303)
    const closed = await visitor().signIn('gone')
    const wrong = await visitor().signIn('boss', 'not the password at all')
    assert.equal(closed.status, wrong.status)
  })

  test('give themselves no rights, and the last of them stays', async () => {
    const id = await idOf('boss')
    await admin().get('/users')
    assert.equal((await admin().post(`/users/${id}/access`, { role: 'publisher' })).status, 400)
    assert.equal((await admin().post(`/users/${id}/disable`, {})).status, 400)
    const own = await testDesk()
    await own.add('only', ['administrator'])
    const { disableMember, findMember } = await import('../../dist/desk/index.js')
    const only = await findMember(own.deps.accounts.db, { name: 'only' })
    await assert.rejects(disableMember(own.deps.accounts.db, only?.id ?? ''), /last one/)
  })

  test('make a new link for who lost everything: old password, app and sessions are gone', async () => {
    const lost = visitor()
    await lost.accept(await desk.add('lost', ['reviewer']))
    await lost.enrol()
    const id = await idOf('lost')
    await admin().get(`/users/${id}`)
    await admin().post(`/users/${id}/link`, {})
    const secret = /\/welcome\/([\w-]+)</.exec(admin().page)?.[1] ?? ''
    const next = 'quite another lantern here'
    const back = visitor()
    assert.equal((await back.accept(secret, { next, again: next })).status, 303)
    assert.equal(place(await back.get('/')), '/account/second-factor')
    assert.equal((await lost.get('/')).status, 303)
    assert.equal((await visitor().signIn('lost')).status, 401)
  })
})

test('everything that was done to accounts stands in the chain, and the chain holds', async () => {
  const { faults } = await verifyAudit(asReadonly(desk.database.kysely))
  assert.deepEqual(faults, [])
  const rows = await desk.database.kysely.selectFrom('audit_entry').select('act').distinct().execute()
  const acts = new Set(rows.map((row) => row.act))
  for (const act of [
    'user.add',
    'user.password',
    'user.disable',
    'user.link',
    'user.second_factor',
    'session.begin',
    'session.refused',
    'session.end',
  ])
    assert.ok(acts.has(act), act)
})

async function idOf(name: string): Promise<string> {
  const row = await desk.database.kysely
    .selectFrom('desk_account')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return row.id
}

function visitorOf(app: () => TestDesk['app']): () => Visitor {
  let one: Visitor | undefined
  return () => {
    one ??= new Visitor(app())
    return one
  }
}
