import { createTransport } from 'nodemailer'
import { parseTopic, topicText } from '../topic.ts'
import type { Subscription, SubscriptionStore } from './store.ts'
import type { Delivery, Message } from './tell.ts'

/** How mail is sent; without it nobody can ask for any. */
export interface MailSettings {
  /** smtp:// or smtps://, with user and password where the server wants them. */
  readonly server: string
  /** Whose name stands on the mails. */
  readonly from: string
  /** The site's own address without a slash at its end. */
  readonly site: string
}

export interface Mailer {
  /** Asks an address whether its owner wants to be told; nothing is told before that answer. */
  ask(email: string, topic: string): Promise<void>
  tell(subscription: Subscription, message: Message): Promise<Delivery>
  close(): void
}

/** In milliseconds: how long a question stands. */
const ASKED_FOR = 48 * 3600 * 1000

/** Mails are plain text; their subjects name nobody, for others see a mailbox too. */
export function createMailer({ server, from, site }: MailSettings, store: SubscriptionStore): Mailer {
  const transport = createTransport(server)
  const linkTo = (act: 'confirm' | 'end', token: string) =>
    `${site}/api/v1/mail/answer?act=${act}&token=${encodeURIComponent(token)}`
  return {
    ask: async (email, topic) => {
      await store.forgetUnanswered(new Date(Date.now() - ASKED_FOR))
      // Asked before, or subscribed already: nothing is sent, so that nobody can fill somebody's mailbox or learn who is here.
      const added = await store.add('email', email.toLowerCase(), topicText(parseTopic(topic)))
      if (!added) return
      const text = `Somebody, perhaps you, asked to be told of changes at ${site}.\n\nIf it was you, open this address and say yes:\n${linkTo('confirm', added.secret)}\n\nIf it was not, do nothing: you will hear no more, and the address is forgotten after two days.\n`
      await transport.sendMail({ from, to: email, subject: 'Please confirm', text })
    },
    tell: async ({ target, secret }, { items }) => {
      const end = linkTo('end', secret)
      const news = items.map(({ title, text, path }) => `${title}\n${text}\n${site}${path}`).join('\n\n')
      const text = `${news}\n\n--\nTo hear no more, open ${end}\n`
      const headers = { 'list-unsubscribe': `<${end}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' }
      try {
        await transport.sendMail({ from, to: target, subject: 'Changes', text, headers })
        return { kind: 'done' }
      } catch (error) {
        return { kind: 'failed', why: error instanceof Error ? error.message : String(error) }
      }
    },
    close: () => transport.close(),
  }
}
