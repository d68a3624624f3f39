import type { View } from './view.ts'

/** A person's name; a link where this face has a page for the person. */
export function Name({ view, name, personId }: { view: View; name: string; personId: string | null }) {
  if (personId === null) return <span class="name">{name}</span>
  return (
    <a class="name" href={view.href(`/people/${encodeURIComponent(personId)}`)}>
      {name}
    </a>
  )
}
