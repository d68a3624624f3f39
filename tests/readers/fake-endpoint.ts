import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the endpoint does with one passage: claims as a model would word them, or raw trouble. */
export type Reply =
  | { readonly claims: readonly Readonly<Record<string, unknown>>[] }
  | { readonly raw: string }
  | { readonly status: number }
  | { readonly silent: true }

export interface FakeEndpoint extends AsyncDisposable {
  readonly url: string
  /** Every body that was sent, in order. */
  readonly sent: readonly string[]
}

/** An OpenAI-compatible endpoint on this machine that answers as it is told. */
export async function fakeEndpoint(reply: (passage: string) => Reply): Promise<FakeEndpoint> {
  const sent: string[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      sent.push(body)
      const given = JSON.parse(body) as { messages: readonly { role: string; content: string }[] }
      const answer = reply(given.messages.findLast(({ role }) => role === 'user')?.content ?? '')
      if ('silent' in answer) return
      if ('status' in answer) {
        response
          .writeHead(answer.status, { 'content-type': 'application/json' })
          .end('{"error":{"message":"overloaded"}}')
        return
      }
      const content = 'raw' in answer ? answer.raw : JSON.stringify(answer)
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          id: 'answer-1',
          object: 'chat.completion',
          created: 0,
          model: 'fake',
          choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
          usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        }),
      )
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    sent,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

/** A claim as a model sends it, with everything that it must send. */
export function proposed(claim: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    type: 'released',
    subject: { kind: 'person', name: 'Alena Hrabava' },
    number: null,
    min: null,
    max: null,
    unit: null,
    quantifier: null,
    population: null,
    measure: null,
    date: null,
    place: null,
    offence: null,
    polarity: 'affirms',
    modality: 'reported',
    speaker: null,
    quote: '',
    ...claim,
  }
}
