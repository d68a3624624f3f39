// Signing in with a passkey, and making one. Without this module name, password and code remain.

/**
 * @param {string} text base64url
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytes(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {string}
 */
function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<any>}
 */
async function send(path, body) {
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector('input[name="form_token"]'))
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-form-token': field?.value ?? '' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return answer.json()
}

/** @param {PublicKeyCredential} credential */
function common(credential) {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
  }
}

async function signIn() {
  const options = await send('/sign-in/passkey/options', {})
  const found = await navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge), userVerification: 'required', allowCredentials: [] },
  })
  const credential = /** @type {PublicKeyCredential} */ (found)
  const given = /** @type {AuthenticatorAssertionResponse} */ (credential.response)
  await send('/sign-in/passkey', {
    ...common(credential),
    response: {
      clientDataJSON: text(given.clientDataJSON),
      authenticatorData: text(given.authenticatorData),
      signature: text(given.signature),
      ...(given.userHandle ? { userHandle: text(given.userHandle) } : {}),
    },
  })
}

/** @param {string} name */
async function register(name) {
  const options = await send('/account/passkeys/options', {})
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: (options.excludeCredentials ?? []).map((/** @type {{ id: string }} */ one) => ({
        ...one,
        id: bytes(one.id),
      })),
    },
  })
  const credential = /** @type {PublicKeyCredential} */ (made)
  const given = /** @type {AuthenticatorAttestationResponse} */ (credential.response)
  await send('/account/passkeys', {
    name,
    response: {
      ...common(credential),
      response: {
        clientDataJSON: text(given.clientDataJSON),
        attestationObject: text(given.attestationObject),
        transports: given.getTransports(),
      },
    },
  })
}

for (const part of document.querySelectorAll('[data-passkey]')) {
  if (!(part instanceof HTMLElement) || !('PublicKeyCredential' in window)) continue
  const [button, alert] = [part.querySelector('button'), part.querySelector('[role="alert"]')]
  part.hidden = false
  button?.addEventListener('click', async () => {
    try {
      if (part.dataset.passkey === 'register') await register(part.querySelector('input')?.value ?? '')
      else await signIn()
      location.assign(part.dataset.to ?? '/')
    } catch (error) {
      console.warn(error)
      if (alert instanceof HTMLElement) {
        alert.hidden = false
        alert.textContent = part.dataset.failed ?? ''
      }
    }
  })
}
