/** What came with the check form: exactly one of the two. */
export type Submission =
  | { readonly text: string }
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly fileName: string }

export type SubmissionProblem = 'badRequest' | 'tooLarge' | 'empty' | 'both' | 'fileType'

export class SubmissionError extends Error {
  override name = 'SubmissionError'
  readonly problem: SubmissionProblem
  readonly fileName: string | null

  constructor(problem: SubmissionProblem, fileName: string | null = null, options?: ErrorOptions) {
    super(`expected an article as text or file within the limit, got: ${problem}`, options)
    this.problem = problem
    this.fileName = fileName
  }
}

/** In bytes: more than any article, less than would hurt. */
export const DEFAULT_UPLOAD_LIMIT = 10 * 1024 * 1024

/** Room for the form's own lines around the article. */
const OVERHEAD = 64 * 1024

const READABLE = /\.(txt|html?|md|markdown)$/i

/** Reads the check form from a request, never holding more of it than the limit (bytes). */
export async function readSubmission(request: Request, limit: number): Promise<Submission> {
  return submissionOf(await readForm(request, limit + OVERHEAD), limit)
}

/** The article in a check form that was read already; `limit` in bytes is for a file in it. */
export async function submissionOf(form: FormData, limit: number): Promise<Submission> {
  const text = form.get('text')
  const file = form.get('file')
  const pasted = typeof text === 'string' && text.trim() !== ''
  const uploaded = file instanceof File && (file.size > 0 || file.name !== '')
  if (pasted && uploaded) throw new SubmissionError('both')
  if (pasted) return { text: text.replaceAll('\r\n', '\n') }
  if (!uploaded) throw new SubmissionError('empty')
  if (!READABLE.test(file.name)) throw new SubmissionError('fileType', file.name)
  if (file.size > limit) throw new SubmissionError('tooLarge')
  if (file.size === 0) throw new SubmissionError('empty')
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name }
}

/** Reads any form, never holding more of it than so many bytes. */
export async function readForm(request: Request, most: number): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) throw new SubmissionError('badRequest')
  return parse(await readAtMost(request, most), type)
}

/** Reads what is no form, JSON say, never holding more of it than so many bytes. */
export async function readText(request: Request, most: number): Promise<string> {
  return new TextDecoder().decode(await readAtMost(request, most))
}

/** Stops at the first byte too many, whatever length the sender announced. */
async function readAtMost(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw new SubmissionError('tooLarge')
  const chunks: Uint8Array[] = []
  let size = 0
  if (request.body)
    for await (const chunk of request.body) {
      size += chunk.byteLength
      if (size > most) throw new SubmissionError('tooLarge')
      chunks.push(chunk)
    }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

async function parse(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch (cause) {
    throw new SubmissionError('badRequest', null, { cause })
  }
}
