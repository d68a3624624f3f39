import type { Command } from 'commander'
import { type App, openApp } from '../../app.ts'
import type { DeskDeps, Member, Role } from '../../desk/index.ts'
import { createDeskDeps } from '../desk-deps.ts'
import { AnswerIsNoError, UsageError } from '../failure.ts'
import { terminal } from '../terminal.ts'

interface AddOptions {
  readonly role: readonly string[]
  readonly country?: readonly string[]
  readonly case?: readonly string[]
}

const ACTOR = 'command line'

/** Accounts of the desk, from the machine itself: also the way back in when no administrator can sign in. */
export function user(program: Command): void {
  const users = program.command('user').description('accounts of the desk: add, list, link, disable, enable')
  users
    .command('add <name>')
    .description('add an account and print a link that works once, at which its owner sets a password')
    .requiredOption(
      '--role <role...>',
      'what it may: reader, documenter, reviewer, publisher, safety_officer, administrator; several may be given',
    )
    .option('--country <code...>', 'only people and reports of these countries, such as BY')
    .option('--case <id...>', 'only people and reports of these cases')
    .action((name: string, options: AddOptions) => atDesk((desk) => add(desk, name, options)))
  users
    .command('list')
    .description('every account with its roles')
    .option('--json', 'print JSON')
    .action((options: { json?: boolean }) => atDesk((desk) => list(desk, options.json === true)))
  users
    .command('link <name>')
    .description('print a new one-time link for somebody who lost password or device; what they had no longer works')
    .action((name: string) => atDesk((desk) => link(desk, name)))
  users
    .command('disable <name>')
    .description('close an account and end its sessions at once; what was done under its name stays')
    .action((name: string) => atDesk((desk) => close(desk, name, 'disable')))
  users
    .command('enable <name>')
    .description('open a disabled account again')
    .action((name: string) => atDesk((desk) => close(desk, name, 'enable')))
}

interface Desk extends Pick<DeskDeps, 'db' | 'audit' | 'accounts'> {
  readonly doors: typeof import('../../desk/index.ts')
  readonly address: string
}

async function atDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  await using app: App = await openApp()
  const { deskUrl, deskPort } = app.config
  const doors = await import('../../desk/index.ts')
  await work({ ...createDeskDeps(app), doors, address: deskUrl ?? `http://localhost:${deskPort}` })
}

async function add(desk: Desk, name: string, options: AddOptions): Promise<void> {
  const { addMember, inChain, invite, roles } = desk.doors
  const unknown = options.role.filter((role) => !roles.some((known) => known === role))
  if (unknown.length) throw new UsageError(`--role: expected some of ${roles.join(', ')}, got "${unknown.join(', ')}"`)
  const secret = await inChain(
    desk,
    (made: { member: Member }) => told('user.add', made.member, { roles: made.member.roles.join(' ') }),
    async (trx) => {
      const wanted = {
        name,
        roles: roles.filter((role: Role) => options.role.includes(role)),
        countries: options.country?.map((code) => code.toUpperCase()) ?? null,
        cases: options.case ?? null,
        by: ACTOR,
      }
      const member = await addMember(trx, wanted)
      return { member, secret: await invite(trx, member.id) }
    },
  )
  printLink(desk, name, secret.secret)
}

async function list({ doors, accounts }: Desk, json: boolean): Promise<void> {
  const members = await doors.listMembers(accounts.db)
  const out = terminal()
  if (json) return out.line(JSON.stringify(members))
  if (members.length === 0) out.line('Nobody has an account yet. Add one: habeas user add NAME --role administrator')
  for (const { name, roles, countries, cases, disabled, hasPassword, secondFactor } of members) {
    const state = disabled ? 'disabled' : hasPassword ? (secondFactor ? 'second factor' : 'password') : 'link not used'
    const bounds = [...(countries ?? []), ...(cases ?? [])].join(' ')
    out.line(`${name.padEnd(20)} ${state.padEnd(14)} ${roles.join(' ')}${bounds ? `  only ${bounds}` : ''}`)
  }
}

async function link(desk: Desk, name: string): Promise<void> {
  const member = await find(desk, name)
  if (member.disabled) throw new AnswerIsNoError(`user link: "${name}" is disabled. Enable it first.`)
  const { inChain, invite } = desk.doors
  printLink(desk, name, await inChain(desk, told('user.link', member), (trx) => invite(trx, member.id)))
}

async function close(desk: Desk, name: string, to: 'disable' | 'enable'): Promise<void> {
  const { inChain, disableMember, enableMember } = desk.doors
  const member = await find(desk, name)
  await inChain(desk, told(`user.${to}`, member), (trx) =>
    to === 'disable' ? disableMember(trx, member.id) : enableMember(trx, member.id),
  )
  terminal().line(`${name} is ${to}d.`)
}

async function find({ doors, accounts }: Desk, name: string): Promise<Member> {
  const member = await doors.findMember(accounts.db, { name })
  if (!member)
    throw new AnswerIsNoError(
      `user: expected the name of an account, got "${name}". List them with "habeas user list".`,
    )
  return member
}

function told(act: string, member: Member, details: Readonly<Record<string, string>> = {}) {
  return { actor: ACTOR, act, object: `user:${member.id}`, details }
}

function printLink({ address, doors }: Desk, name: string, secret: string): void {
  const out = terminal()
  out.line(`${name}: this link works once, within ${doors.LINK_LASTS} hours. Give it by a way that nobody else reads:`)
  out.line(`  ${address}/welcome/${secret}`)
}
