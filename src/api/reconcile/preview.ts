import { html } from 'hono/html'
import type { PersonEntry } from '../../publishing/index.ts'

/** A person in a few lines, for OpenRefine's small window. */
export function previewOf({ name, description, names, status }: PersonEntry) {
  const others = names.map(({ text }) => text).filter((text) => text !== name)
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${name}</title></head>
<body>
<p><b>${name}</b>${description ? `, ${description}` : ''}</p>
<p>${status.liberty.replaceAll('_', ' ')}${status.since ? ` since ${status.since}` : ''}${status.place ? `, ${status.place}` : ''}</p>
<p>Last evidence: ${status.lastEvidence ?? 'none'} (${status.ladder})</p>
<p>${others.slice(0, 5).join(' · ')}</p>
</body>
</html>`
}
