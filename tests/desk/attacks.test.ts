import assert from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { createDesk } from '../../dist/desk/index.js'
import { PASSWORD, place, type TestDesk, testDesk, Visitor } from './desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
  for (const name of ['known0', 'known1', 'known2', 'known3', 'known4', 'victim', 'thief'])
    await new Visitor(desk.app).accept(await desk.add(name, ['reader']))
})

const forgetFailures = () => sql`truncate desk_failure`.execute(desk.database.kysely)

describe('another site sends a form in the name of who is signed in', () => {
  const attempt = async (send: (victim: Visitor) => Promise<Response>) => {
    const victim = new Visitor(desk.app)
    await victim.signIn('victim')
    await victim.get('/account')
    const answer = await send(victim)
    assert.equal(answer.status, 403)
    assert.equal((await victim.get('/account')).status, 200, 'the session still stands')
  }

  test('without a token', () => attempt((victim) => victim.post('/sign-out', { form_token: '' })))
  test('with the token of another account', () =>
    attempt(async (victim) => {
      const thief = new Visitor(desk.app)
      await thief.signIn('thief')
      await thief.get('/account')
      const token = /name="form_token" value="([^"]+)"/.exec(thief.page)?.[1] ?? ''
      return victim.post('/sign-out', { form_token: token })
    }))
  test('with a token and cookie of its own making', () =>
    attempt((victim) => {
      victim.cookies.set('habeas_form', 'planted-by-a-neighbour')
      return victim.post('/sign-out', {})
    }))
  test('with the right token, from its own page', () =>
    attempt((victim) => victim.post('/sign-out', {}, { origin: 'https://elsewhere.example' })))
  test('with the right token, where only the browser tells whence', () =>
    attempt((victim) => victim.post('/sign-out', {}, { origin: 'null', 'sec-fetch-site': 'cross-site' })))
  test('as text that no form check looks at', async () => {
    const victim = new Visitor(desk.app)
    await victim.signIn('victim')
    await victim.get('/account')
    assert.equal((await victim.post('/sign-out', {}, { 'content-type': 'text/plain' })).status, 400)
    assert.equal((await victim.get('/account')).status, 200)
  })

  test('to sign somebody in as the sender', async () => {
    const victim = new Visitor(desk.app)
    assert.equal(
      (await victim.post('/sign-in', { name: 'thief', password: PASSWORD, form_token: 'guessed' })).status,
      403,
    )
    assert.equal([...victim.cookies.keys()].includes('habeas.session_token'), false)
  })
})

describe('a session', () => {
  test('is never the one that was planted before the sign-in', async () => {
    const victim = new Visitor(desk.app)
    victim.cookies.set('habeas.session_token', 'planted.signature')
    await victim.signIn('victim')
    const held = victim.cookies.get('habeas.session_token') ?? ''
    assert.notEqual(held, 'planted.signature')
    const thief = new Visitor(desk.app)
    thief.cookies.set('habeas.session_token', 'planted.signature')
    assert.equal((await thief.get('/account')).status, 303)
  })

  test('is new at every sign-in, and its token alone, without our signature, opens nothing', async () => {
    const tokens = new Set<string>()
    for (let n = 0; n < 3; n++) {
      const victim = new Visitor(desk.app)
      await victim.signIn('victim')
      tokens.add(victim.cookies.get('habeas.session_token') ?? '')
    }
    assert.equal(tokens.size, 3)
    const { token } = await desk.database.kysely.selectFrom('desk_session').select('token').executeTakeFirstOrThrow()
    const thief = new Visitor(desk.app)
    for (const guess of [token, `${token}.`, `${token}.AAAA`]) {
      thief.cookies.set('habeas.session_token', encodeURIComponent(guess))
      assert.equal((await thief.get('/account')).status, 303)
    }
  })
})

describe('who tries names', () => {
  const refused = async (name: string) => {
    const one = new Visitor(desk.app)
    await one.get('/sign-in')
    const began = performance.now()
    const answer = await one.post('/sign-in', { name, password: 'surely not the password' })
    const took = performance.now() - began
    const page = one.page.replaceAll(name, 'NAME').replaceAll(/value="[\w-]{43}"/g, '')
    return { status: answer.status, headers: [...answer.headers.keys()].toSorted().join(), page, took }
  }

  test('gets the same answer, and waits as long, whether there is such an account or not', async () => {
    const [known, unknown] = [[] as number[], [] as number[]]
    for (let n = 0; n < 5; n++) {
      const [a, b] = [await refused(`known${n}`), await refused(`nobody${n}`)]
      assert.equal(a.status, 401)
      assert.deepEqual({ ...a, took: 0 }, { ...b, took: 0 })
      known.push(a.took)
      unknown.push(b.took)
    }
    const median = (list: number[]) => list.toSorted((a, b) => a - b)[2] ?? 0
    const ratio = median(known) / median(unknown)
    assert.ok(ratio > 0.4 && ratio < 2.5, `known ${median(known)} ms, unknown ${median(unknown)} ms`)
  })

  test('is slowed down alike: after five tries none is looked at, not even the right one', async () => {
    for (const name of ['victim', 'nobody-at-all']) {
      await forgetFailures()
      for (let n = 0; n < 5; n++) assert.equal((await refused(name)).status, 401, `${name} ${n}`)
      assert.equal((await refused(name)).status, 429, name)
      const right = await new Visitor(desk.app).signIn(name)
      assert.equal(right.status, 429)
      assert.ok(Number(right.headers.get('retry-after')) > 0)
    }
    await sql`update desk_failure set blocked_until = clock_timestamp()`.execute(desk.database.kysely)
    assert.equal(place(await new Visitor(desk.app).signIn('victim')), '/')
    assert.equal((await refused('victim')).status, 401, 'who got in begins anew')
  })

  test('gains nothing by trying many at once', async () => {
    await forgetFailures()
    const answers = await Promise.all(Array.from({ length: 20 }, () => refused('victim')))
    assert.equal(answers.filter(({ status }) => status === 401).length, 5)
    assert.equal(answers.filter(({ status }) => status === 429).length, 15)
    await forgetFailures()
  })

  test('waits twice as long each time, up to a quarter of an hour', async () => {
    await forgetFailures()
    const { failures } = desk.deps.accounts
    const waits: number[] = []
    for (let n = 0; n < 30; n++) {
      const wait = await failures.take(['name:slow'])
      if (wait > 0) waits.push(wait)
      await sql`update desk_failure set blocked_until = clock_timestamp() where ${wait > 0}`.execute(
        desk.database.kysely,
      )
    }
    assert.deepEqual(waits.slice(0, 4), [5, 10, 20, 40])
    assert.equal(Math.max(...waits), 900)
  })
})

describe('who tries codes', () => {
  test('is stopped after a few, whatever the password', async () => {
    await forgetFailures()
    const setup = new Visitor(desk.app)
    await setup.accept(await desk.add('coded', ['reviewer']))
    await setup.enrol()
    await forgetFailures()
    const thief = new Visitor(desk.app)
    await thief.signIn('coded')
    const answers: number[] = []
    for (let n = 0; n < 8; n++) answers.push((await thief.enterCode(String(100_000 + n))).status)
    assert.ok(answers.includes(429), answers.join())
    assert.ok(answers.filter((status) => status === 401).length <= 5)
    assert.equal((await thief.get('/')).status, 303)
    await forgetFailures()
  })
})

describe('who guesses the addresses of others', () => {
  test('reaches no session, passkey or account but their own', async () => {
    await forgetFailures()
    const [victim, thief] = [new Visitor(desk.app), new Visitor(desk.app)]
    await victim.signIn('victim')
    await thief.signIn('thief')
    const id = async (name: string) =>
      (
        await desk.database.kysely
          .selectFrom('desk_account')
          .select('id')
          .where('name', '=', name)
          .executeTakeFirstOrThrow()
      ).id
    const victimId = await id('victim')
    await sql`insert into desk_passkey (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp")
      values ('pk1', 'mine', 'x', ${victimId}, 'c1', 0, 'singleDevice', false)`.execute(desk.database.kysely)
    const sessions = await desk.database.kysely
      .selectFrom('desk_session')
      .select('id')
      .where('userId', '=', victimId)
      .execute()
    await thief.get('/account')
    for (const { id: session } of sessions)
      assert.equal((await thief.post(`/account/sessions/${session}/end`, {})).status, 404)
    await thief.get('/account')
    assert.equal((await thief.post('/account/passkeys/pk1/remove', {})).status, 404)
    for (const path of [`/users/${victimId}`, '/users', '/audit'])
      assert.equal((await thief.get(path)).status, 403, path)
    await thief.get('/account')
    for (const path of [`/users/${victimId}/disable`, `/users/${victimId}/link`, `/users/${victimId}/access`, '/users'])
      assert.equal((await thief.post(path, { role: 'administrator', name: 'x' })).status, 403, path)
    assert.equal((await victim.get('/account')).status, 200)
    assert.match(victim.page, /mine/)
  })
})

describe('who comes under another name', () => {
  test('is turned away: a name made to point here reads nothing and sends nothing', async () => {
    for (const base of [
      'http://rebound.example:8471',
      'http://10.0.0.5:8471',
      'http://localhost.example',
      'http://[::2]:8471',
    ])
      for (const path of ['/', '/sign-in', '/welcome/x', '/assets/x.css'])
        assert.equal((await desk.app.request(base + path)).status, 403, base + path)
  })

  test('a header that claims another host changes no link', async () => {
    const own = createDesk({ ...desk.deps, address: 'https://desk.example.org' })
    const answer = await own.request('https://desk.example.org/sign-in', {
      headers: { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
    })
    assert.equal(answer.status, 200)
    assert.doesNotMatch(await answer.text(), /evil\.example/)
    assert.equal((await own.request('https://evil.example/sign-in')).status, 403)
  })

  test('methods that no route has are not answered', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE2'])
      assert.ok((await desk.app.request('http://localhost:8471/account', { method })).status >= 400, method)
  })
})

test('every answer forbids frames, foreign scripts and inline ones, referrers and caches', async () => {
  for (const path of ['/sign-in', '/account', '/welcome/x', '/nowhere']) {
    const { headers } = await desk.app.request(`http://localhost:8471${path}`)
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /script-src 'self'(;|$)/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe/)
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
  }
})
