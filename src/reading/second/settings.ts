/** Where the second reader listens and what it is called. */
export interface SecondReaderSettings {
  /** The base of an OpenAI-compatible endpoint, such as http://127.0.0.1:11434/v1. */
  readonly url: string
  readonly model: string
  readonly key: string | null
  /** In milliseconds, for one passage. */
  readonly patience: number
}

export class InvalidSecondReaderError extends Error {
  override name = 'InvalidSecondReaderError'
}

const USUAL_PATIENCE = 120_000

/**
 * The second reader that the environment names; null when none is named, which is the usual case. An endpoint on another
 * machine is refused unless HABEAS_READER_REMOTE says `allowed`: whoever runs it reads every report sent there.
 * @throws InvalidSecondReaderError
 */
export function secondReaderSettings(
  environment: Readonly<Record<string, string | undefined>>,
): SecondReaderSettings | null {
  const url = environment.HABEAS_READER_URL?.trim()
  if (!url) return null
  const model = environment.HABEAS_READER_MODEL?.trim()
  if (!model)
    throw new InvalidSecondReaderError(
      'HABEAS_READER_MODEL: expected the name of the model at HABEAS_READER_URL, got nothing. Set it, or unset HABEAS_READER_URL.',
    )
  refuseForeign(url, environment.HABEAS_READER_REMOTE?.trim() === 'allowed')
  const patience = Number(environment.HABEAS_READER_SECONDS?.trim() || USUAL_PATIENCE / 1000) * 1000
  if (!Number.isFinite(patience) || patience <= 0)
    throw new InvalidSecondReaderError(
      `HABEAS_READER_SECONDS: expected a number of seconds above 0, got "${environment.HABEAS_READER_SECONDS}".`,
    )
  return { url: url.replace(/\/+$/, ''), model, key: environment.HABEAS_READER_KEY?.trim() || null, patience }
}

function refuseForeign(url: string, allowed: boolean): void {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' }
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new InvalidSecondReaderError(
      `HABEAS_READER_URL: expected an address such as http://127.0.0.1:11434/v1, got "${url}".`,
    )
  if (allowed || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return
  throw new InvalidSecondReaderError(
    `HABEAS_READER_URL: expected an endpoint on this machine, got ${hostname}. Reports would leave the machine: set HABEAS_READER_REMOTE=allowed only when those whom they name would agree.`,
  )
}
