import PostalMime from 'postal-mime'
import type { Opened } from './open-in-worker.ts'

const NESTED = 20
const HEADERS = 256 * 1024

/** What an e-mail says: its page if it has one, else its text. Its sender is not the outlet: people forward what others wrote. */
export async function readEmail(bytes: Uint8Array): Promise<Opened> {
  const mail = await PostalMime.parse(bytes, {
    maxNestingDepth: NESTED,
    maxHeadersSize: HEADERS,
    maxRfc822NestingDepth: 3,
  })
  const plain = mail.text ?? ''
  const page = mail.html ?? ''
  const asPage = page !== '' && plain.trim() === ''
  const day = /^\d{4}-\d\d-\d\d/.exec(mail.date ?? '')?.[0]
  const left = mail.attachments.length
  return {
    text: asPage ? page : plain,
    contentType: asPage ? 'text/html' : 'text/plain',
    metadata: { ...(mail.subject ? { title: mail.subject } : {}), ...(day ? { published: day } : {}) },
    notes: [
      'Read from an e-mail; its day is the day it was sent.',
      ...(left > 0
        ? [`${left} ${left === 1 ? 'attachment was' : 'attachments were'} left out: give each as a file of its own.`]
        : []),
    ],
  }
}
