import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import { asReadonly, writerOf } from '../../database/index.ts'
import { loadSubscriptions, parseTopic, SubscriptionStore, topicText, webhookAddress } from '../../feeds/index.ts'
import { AnswerIsNoError, exit } from '../failure.ts'
import { tellAll } from '../tell.ts'
import { terminal } from '../terminal.ts'

export function subscriber(program: Command): void {
  const group = program
    .command('subscriber')
    .description(
      'who is told when an edition changes something: programs by webhook; readers by mail ask for it themselves',
    )
  group
    .command('add <address>')
    .description('call this address with what is new, signed; prints the key under which it is signed, once')
    .option('--topic <topic>', 'all, person:ID, facility:ID, article:ID, event:ID or search:WORDS', 'all')
    .action(async (address: string, options: { readonly topic: string }) => {
      const topic = topicText(parseTopic(options.topic))
      const url = webhookAddress(address)
      await using app = await openApp()
      const added = await new SubscriptionStore(writerOf(app.database.kysely)).add('webhook', url, topic)
      if (!added) throw new AnswerIsNoError(`${url} is told of ${topic} already.`)
      terminal().line(`${added.id}  ${topic}  ${url}\nkey: ${added.secret}`)
    })
  group
    .command('list')
    .description('who is told of what; addresses of readers are not shown')
    .option('--json', 'print as JSON')
    .action(async (options: { readonly json?: boolean }) => {
      await using app = await openApp()
      const out = terminal()
      const shown = (await loadSubscriptions(asReadonly(app.database.kysely))).map(
        ({ id, kind, target, topic, confirmed, trouble }) => ({
          ...{ id, kind, target: kind === 'email' ? null : target, topic, confirmed, trouble },
        }),
      )
      if (options.json) out.line(JSON.stringify(shown, null, 2))
      else
        for (const { id, kind, target, topic, confirmed, trouble } of shown)
          out.line(
            `${id}  ${kind}  ${topic}  ${target ?? (confirmed ? 'a reader' : 'asked, no answer yet')}${trouble ? `  ${trouble}` : ''}`,
          )
    })
  group
    .command('remove <id>')
    .description('tell them no more')
    .action(async (id: string) => {
      await using app = await openApp()
      if (!(await new SubscriptionStore(writerOf(app.database.kysely)).remove({ id })))
        throw new AnswerIsNoError(`Nobody with the id "${id}" is told anything.`)
    })
  group
    .command('tell')
    .description('tell everybody what the newest edition changed for them; serve does it by itself')
    .action(async () => {
      await using app = await openApp()
      const { told, failed } = await tellAll(app)
      terminal().line(`${told} told, ${failed} not reached`)
      if (failed > 0) process.exitCode = exit.failed
    })
}
