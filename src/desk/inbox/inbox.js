// @ts-check
// Files dropped on the form, and the progress of a job without pressing reload. The pages work without it.

const add = document.getElementById('add')
const files = /** @type {HTMLInputElement | null} */ (add?.querySelector('input[type=file]') ?? null)

if (add && files) {
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    add.setAttribute('open', '')
    add.classList.add('is-over')
  })
  document.addEventListener('dragleave', () => add.classList.remove('is-over'))
  document.addEventListener('drop', (event) => {
    const dropped = event.dataTransfer?.files
    if (!dropped || dropped.length === 0) return
    event.preventDefault()
    add.classList.remove('is-over')
    files.files = dropped
    files.focus()
  })
}

const job = /** @type {HTMLElement | null} */ (document.querySelector('[data-job][data-running=yes]'))

/** Shows the page as it is now, in place, until the job has ended. @param {HTMLElement} shown */
async function follow(shown) {
  while (shown.dataset.running === 'yes') {
    await new Promise((resolve) => setTimeout(resolve, 700))
    const answer = await fetch(location.href).catch(() => null)
    if (!answer?.ok) continue
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const next = /** @type {HTMLElement | null} */ (page.querySelector('[data-job]'))
    if (!next) return
    shown.replaceWith(next)
    shown = next
  }
}
if (job) void follow(job)
