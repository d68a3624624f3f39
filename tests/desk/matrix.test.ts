import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import {
  type Actor,
  createActor,
  createDesk,
  type DeskRoute,
  deskRoutes,
  permissions,
  type Role,
  roles,
  type Visitor,
} from '../../dist/desk/index.js'
import { mount } from '../../dist/desk/mount.js'
import { asksSecondFactor, permissionsOf } from '../../dist/desk/role.js'
import { signedInAs, testDeps } from '../../dist/desk/testing.js'

const routes = deskRoutes(testDeps())
const REACHED = 'the route itself'

/** The same routes behind the same frame, each answering only that it was reached. */
function framed(visitor: Visitor): Hono {
  const desk = new Hono()
  const doorkeeper = { identify: async () => visitor, isEmpty: async () => false }
  const bare = routes.map((route) => ({ ...route, handle: () => new Response(REACHED) }))
  mount(desk, testDeps({ doorkeeper }), bare)
  return desk
}

/** A form token is a matter of its own (attacks.test.ts): here each form has the right one. */
const token = signedInAs('reader')

async function reaches(desk: Hono, route: DeskRoute, actor: Actor | null): Promise<boolean> {
  const path = route.path.replaceAll(/:\w+(\{[^}]*\})?/g, 'x')
  const { body, headers } = token.formFor(actor?.id ?? '')
  const init = route.method === 'get' ? { headers } : { method: 'POST', body, headers }
  return (await (await desk.request(`http://localhost:8471${path}`, init)).text()) === REACHED
}

const actorOf = (role: Role): Actor =>
  createActor({ id: role, name: role, roles: [role], countries: null, cases: null })

test('every route that the desk answers has a rule, and there is one answer to a path', () => {
  const known = new Set(routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`))
  assert.equal(known.size, routes.length, 'two routes for the same path')
  const answered = createDesk(testDeps())
    .routes.filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/assets/') && path !== '/icon.svg')
    .map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(
    answered.filter((route) => !known.has(route)),
    [],
  )
  for (const { may, path } of routes)
    assert.ok(may === 'anyone' || may === 'signed_in' || permissions.includes(may), `${path}: ${may}`)
  assert.ok(routes.length >= 35, `expected at least 35 routes, saw ${routes.length}`)
})

for (const role of [...roles, null])
  test(`${role ?? 'nobody'} reaches the routes that the role may reach, and no other (${routes.length} routes)`, async () => {
    const actor = role && actorOf(role)
    const desk = framed(actor ? { kind: 'signed_in', actor } : { kind: 'nobody' })
    for (const route of routes) {
      const { may } = route
      const allowed =
        may === 'anyone' ||
        (role !== null && (may === 'signed_in' || permissionsOf[role].some((permission) => permission === may)))
      assert.equal(await reaches(desk, route, actor), allowed, `${route.method} ${route.path} as ${role}`)
    }
  })

test('a role that asks for a second factor reaches nothing without one but its own account', async () => {
  for (const role of roles.filter((one) => asksSecondFactor([one]))) {
    const actor = actorOf(role)
    const desk = framed({ kind: 'enrolling', actor })
    for (const route of routes) {
      const allowed = route.may === 'anyone' || route.whileEnrolling === true
      assert.equal(await reaches(desk, route, actor), allowed, `${route.method} ${route.path} as ${role}`)
      if (route.whileEnrolling) assert.match(route.path, /^\/(account|sign-out)/)
    }
  }
})

test('who keeps accounts and content apart: an administrator reaches no content, nobody else reaches accounts', () => {
  assert.deepEqual(permissionsOf.administrator, ['user.manage'])
  for (const role of roles.filter((one) => one !== 'administrator'))
    assert.ok(!permissionsOf[role].includes('user.manage'), role)
})

test('a reader changes nothing', () => {
  assert.deepEqual(permissionsOf.reader, ['register.read', 'list.compare'])
})

test('without signing in there is the sign-in and the one-time link, and nothing else', () => {
  for (const { path } of routes.filter((route) => route.may === 'anyone')) assert.match(path, /^\/(sign-in|welcome)\b/)
})
