// @ts-check
// What the keyboard, the mouse and other people do in the reading room. Without it every form works by itself, only slower.

const room = /** @type {HTMLElement} */ (document.querySelector('.rr'))
const base = `/read/${encodeURIComponent(room.dataset.report ?? '')}`
const progress = /** @type {HTMLElement} */ (document.getElementById('progress'))
const keysOn = /** @type {HTMLInputElement} */ (document.getElementById('keys-on'))

/** @type {HTMLElement | null} */
let current = null

/** @returns {HTMLElement[]} */
const claims = () => [...document.querySelectorAll('.rr-claim')].map((one) => /** @type {HTMLElement} */ (one))
/** @param {string} id */
const claimOf = (id) => document.getElementById(`c-${id}`)
/** @param {Element} claim */
const isOpen = (claim) => claim.matches('.s-open, .s-again, .s-second')

/** @param {HTMLElement | null | undefined} claim */
function choose(claim, focus = true) {
  if (!claim) return
  current?.classList.remove('is-current')
  for (const mark of document.querySelectorAll('.rr-said.is-current')) mark.classList.remove('is-current')
  current = claim
  claim.classList.add('is-current')
  for (const mark of document.querySelectorAll(`[data-over~="${claim.dataset.claim}"]`))
    mark.classList.add('is-current')
  if (focus) {
    claim.focus({ preventScroll: true })
    claim.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }
}

/** @param {number} by @param {(claim: Element) => boolean} [wanted] */
function step(by, wanted = () => true) {
  const all = claims()
  const at = current ? all.indexOf(current) : -1
  for (let i = at + by; i >= 0 && i < all.length; i += by) {
    const claim = all[i]
    if (claim && wanted(claim)) return choose(claim)
  }
}

/** Puts a new card in the place of the old one, and the marks in the text with it. @param {string} html @param {boolean} fresh */
function place(html, fresh) {
  const template = document.createElement('template')
  template.innerHTML = html
  const card = /** @type {HTMLElement | null} */ (template.content.querySelector('.rr-claim'))
  const old = card && claimOf(card.dataset.claim ?? '')
  if (!card || !old) return null
  const was = old === current
  old.replaceWith(card)
  if (fresh) card.classList.add('is-fresh')
  const kind = [...card.classList].find((name) => name.startsWith('s-')) ?? ''
  const ref = document.querySelector(`[data-ref="${card.dataset.claim}"]`)
  if (ref) ref.className = `rr-ref ${kind}`
  for (const mark of document.querySelectorAll(`[data-over~="${card.dataset.claim}"]`)) remark(mark)
  if (was) choose(card)
  count()
  return card
}

const GRAVEST = ['again', 'open', 'second', 'changed', 'accepted', 'held', 'split', 'rejected']

/** @param {Element} mark */
function remark(mark) {
  const over = (mark.getAttribute('data-over') ?? '').split(' ').map(claimOf)
  const kind = GRAVEST.find((one) => over.some((claim) => claim?.classList.contains(`s-${one}`)))
  if (kind) mark.className = `rr-said s-${kind}`
}

function count() {
  const open = document.querySelectorAll('.rr-claim.s-open, .rr-claim.s-again').length
  const all = claims().length
  const words = progress.querySelector('[data-words]')
  if (words) words.textContent = `${all - open} of ${all} claims decided`
  progress.dataset.open = String(open)
}

/** @param {string} words */
function say(words) {
  const note = document.getElementById('rr-note') ?? document.createElement('p')
  note.id = 'rr-note'
  note.className = 'rr-note'
  note.setAttribute('role', 'status')
  note.textContent = words
  room.append(note)
}

/** Keys pressed while the desk is at work, to be taken when it is done; null when it is idle. @type {string[] | null} */
let later = null
/** @type {(key: string) => boolean} */
let keeps = () => true

/** Whoever types fast must lose no key, nor have words meant for a form taken for orders. @param {(key: string) => boolean} keep */
function begin(keep) {
  later ??= []
  keeps = keep
  room.setAttribute('aria-busy', 'true')
}

function finish() {
  const pressed = later ?? []
  later = null
  room.removeAttribute('aria-busy')
  for (const key of pressed) handOver(key)
}

/** What one key begins, the rest wait for. @param {string} key */
function handOver(key) {
  if (later === null) take(key)
  else if (keeps(key)) later.push(key)
}

/** Sends a form and shows what came of it. @param {FormData} form @param {string} action */
async function send(form, action) {
  begin(() => true)
  try {
    const answer = await fetch(action, {
      method: 'POST',
      body: new URLSearchParams(/** @type {any} */ (form)),
      headers: { accept: 'application/json' },
    })
    if (!(answer.headers.get('content-type') ?? '').includes('json')) return location.reload()
    const { kind, claim, message, cards, all } =
      /** @type {{ kind: string, claim: string, message: string, cards: string[], all: number }} */ (
        await answer.json()
      )
    for (const card of cards) place(card, false)
    say(kind === 'stale' ? `Somebody else decided first. ${message}` : message)
    // Claims were made or taken back: the page is another one.
    if (answer.ok && claims().length !== all) {
      // An address that differs in nothing but what follows # would not be asked for again.
      history.replaceState(null, '', `${base}?said=${kind}#c-${claim}`)
      return location.reload()
    }
    if (answer.ok) step(1, isOpen)
  } catch {
    say('The desk did not answer. Nothing is lost: try again, or reload the page.')
  } finally {
    finish()
  }
}

/** @param {string} value */
function quick(value) {
  const form = new FormData(/** @type {HTMLFormElement} */ (document.getElementById('quick')))
  form.set('quick', value)
  return send(form, `${base}/quick`)
}

/** Opens a form of the current claim. @param {string} name */
async function open(name) {
  const claim = current ?? claims().find(isOpen) ?? claims()[0]
  if (!claim) return
  begin((key) => name === 'reject' && /^[1-9]$/.test(key))
  try {
    const form = name === 'new' || name === 'same' ? 'link' : name
    const answer = await fetch(`${base}/cards/${claim.dataset.claim}?form=${form}`)
    const card = answer.ok ? place(await answer.text(), false) : null
    if (card) show(card, name)
    else say('The desk did not answer. Try again.')
  } catch {
    say('The desk did not answer. Try again.')
  } finally {
    finish()
  }
}

/** @param {HTMLElement} card @param {string} name */
function show(card, name) {
  choose(card, false)
  for (const part of card.querySelectorAll(`[data-form="${name}"]`)) part.setAttribute('open', '')
  const target = name === 'reject' ? '[data-digit="1"]' : 'select, input:not([type=hidden]), textarea, button'
  const field = /** @type {HTMLElement | null} */ (card.querySelector(`[data-form="${name}"] :is(${target})`))
  ;(field ?? card).focus()
  card.scrollIntoView({ block: 'nearest', behavior: 'instant' })
}

async function close() {
  document.getElementById('by-hand')?.removeAttribute('open')
  if (!current?.querySelector('.rr-forms')) return
  const answer = await fetch(`${base}/cards/${current.dataset.claim}`)
  if (answer.ok) place(await answer.text(), false)
}

/** @param {string} words */
function press(words) {
  const buttons = [...(current?.querySelectorAll('button[form=quick]') ?? [])]
  const button = buttons.find((one) => one.getAttribute('value')?.startsWith(words))
  if (button) void quick(button.getAttribute('value') ?? '')
  return button !== undefined
}

/** The next claim to decide, or the first when none follows. */
function toOpen() {
  const before = current
  step(1, isOpen)
  if (current === before) choose(claims().find(isOpen))
}

/** The marked words, with their offset in the text of the report. */
function marked() {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const start = offsetOf(range.startContainer, range.startOffset)
  const end = offsetOf(range.endContainer, range.endOffset)
  if (start === null || end === null || end <= start) return null
  return { start, text: wordsIn(range) }
}

/** @param {Node} node @param {number} offset */
function offsetOf(node, offset) {
  const paragraph = (node instanceof Element ? node : node.parentElement)?.closest('.rr-words')
  if (!(paragraph instanceof HTMLElement)) return null
  const range = document.createRange()
  range.setStart(paragraph, 0)
  range.setEnd(node, offset)
  return Number(paragraph.dataset.start) + wordsIn(range).length
}

/** The report's own words in a range, without the numbers of claims. @param {Range} range */
function wordsIn(range) {
  const copy = document.createElement('div')
  copy.append(range.cloneContents())
  for (const own of copy.querySelectorAll('[data-skip]')) own.remove()
  return copy.textContent ?? ''
}

function byHand() {
  const found = marked()
  const hand = document.getElementById('by-hand')
  if (!hand) return
  hand.setAttribute('open', '')
  const quote = /** @type {HTMLTextAreaElement} */ (hand.querySelector('[name=quote]'))
  const start = /** @type {HTMLInputElement} */ (hand.querySelector('[name=start]'))
  if (found) {
    quote.value = found.text
    start.value = String(found.start)
  }
  hand.scrollIntoView({ block: 'center', behavior: 'instant' })
  ;(found ? /** @type {HTMLElement} */ (hand.querySelector('[name=type]')) : quote).focus()
}

/** @type {Readonly<Record<string, () => unknown>>} */
const keys = {
  j: () => step(1),
  k: () => step(-1),
  g: toOpen,
  a: () => press('accept'),
  e: () => open('change'),
  r: () => open('reject'),
  l: () => open('link'),
  n: () => open('new'),
  '=': () => open('same'),
  s: () => open('split'),
  h: () => open('hold'),
  u: () => open('undo'),
  y: () => press('confirmed'),
  x: () => press('refused') || press('withdrawn'),
  m: byHand,
  '.': () => /** @type {HTMLElement | null} */ (document.querySelector('[data-next]'))?.click(),
  '?': () => document.getElementById('keys')?.scrollIntoView(),
}

document.addEventListener('keydown', (event) => {
  const target = /** @type {HTMLElement} */ (event.target)
  if (event.key === 'Escape') return void close()
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return void target.closest('form')?.requestSubmit()
  if (event.ctrlKey || event.metaKey || event.altKey || !keysOn.checked) return
  if (target.matches('input:not([type=radio], [type=checkbox]), textarea, select')) return
  if (later !== null) {
    event.preventDefault()
    handOver(event.key)
  } else if (take(event.key)) event.preventDefault()
})

/** Does what a key stands for; false when it stands for nothing here. @param {string} key */
function take(key) {
  const reason = /^[1-9]$/.test(key) ? current?.querySelector(`[open] [data-digit="${key}"]`) : null
  if (reason instanceof HTMLElement) {
    reason.click()
    return true
  }
  const act = Object.hasOwn(keys, key) ? keys[key] : undefined
  act?.()
  return act !== undefined
}

document.addEventListener('submit', (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target)
  if (form.method !== 'post' || !form.action.includes('/read/')) return
  event.preventDefault()
  const data = new FormData(form)
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter)
  if (button?.name) data.set(button.name, button.value)
  void send(data, form.action)
})

document.addEventListener('click', (event) => {
  const target = /** @type {HTMLElement} */ (event.target)
  const claim = /** @type {HTMLElement | null} */ (target.closest('.rr-claim'))
  if (claim && claim !== current) choose(claim, false)
  const ref = target.closest('[data-ref]')
  if (ref) choose(claimOf(ref.getAttribute('data-ref') ?? ''))
  if (target.closest('.rr-more') && claim) {
    event.preventDefault()
    void open('change')
  }
  if (target.closest('[data-close]')) {
    event.preventDefault()
    void close()
  }
})

// Search for whom a name means without leaving the place.
document.addEventListener('submit', (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target)
  if (!form.matches('.rr-search') || !current) return
  event.preventDefault()
  const who = String(new FormData(form).get('who') ?? '')
  void fetch(`${base}/cards/${current.dataset.claim}?form=link&who=${encodeURIComponent(who)}`).then(async (answer) => {
    if (answer.ok)
      place(await answer.text(), false)
        ?.querySelector('[data-form=link]')
        ?.setAttribute('open', '')
  })
})

/** What others decide. A card that somebody is writing in is left alone, and said so. */
function listen() {
  const news = new EventSource(`${base}/news`)
  news.addEventListener('ready', () => room.setAttribute('data-live', 'yes'))
  news.addEventListener('error', () => room.removeAttribute('data-live'))
  news.addEventListener('message', async ({ data }) => {
    const { target, version, by, name } = /** @type {{ target: string, version: number, by: string, name: string }} */ (
      JSON.parse(data)
    )
    if (by === room.dataset.me && room.getAttribute('aria-busy') === 'true') return
    const id = target.startsWith('claim:') ? target.slice('claim:'.length) : ''
    const claim = claimOf(id)
    if (!claim || Number(claim.dataset.version) >= version) return
    if (claim.querySelector('.rr-forms'))
      return say(`${name} has just decided this claim. Look again before you send your form.`)
    const answer = await fetch(`${base}/cards/${id}`)
    if (!answer.ok || !place(await answer.text(), true)) return
    if (by !== room.dataset.me) say(`${name} has just decided claim ${claim.dataset.number}.`)
  })
}

const stored = localStorage.getItem('habeas-keys')
keysOn.checked = stored !== 'off'
keysOn.closest('label')?.removeAttribute('hidden')
keysOn.addEventListener('change', () => localStorage.setItem('habeas-keys', keysOn.checked ? 'on' : 'off'))
const asked = location.hash.startsWith('#c-') ? document.getElementById(location.hash.slice(1)) : null
choose(asked ?? claims().find(isOpen) ?? claims()[0], asked !== null)
listen()
performance.mark('rr-ready')
room.setAttribute('data-ready', 'yes')
