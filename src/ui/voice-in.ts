import { organisationNameIn } from '../publishing/index.ts'
import { fill, type View } from './view.ts'

/**
 * Whose word it is, in the reader's language: an organisation by the name that a country pack gives it, general words by ours, 'X, by Y'
 * and 'X and Y' part by part. Other proper names stay as the reports have them.
 */
export function voiceIn(view: View, label: string): string {
  if (view.language === 'en') return label
  const own = known(view, label)
  if (own !== null) return own
  const through = /^(.+), by (.+)$/.exec(label)
  if (through)
    return fill(view.m.voices.by, { who: voiceIn(view, through[1] ?? ''), outlet: voiceIn(view, through[2] ?? '') })
  const several = label.split(' and ')
  if (several.length > 1) return new Intl.ListFormat(view.language).format(several.map((one) => voiceIn(view, one)))
  return label
}

function known(view: View, label: string): string | null {
  const general: Readonly<Record<string, string>> = view.m.voices.general
  const word = label.toLowerCase().replace(/^the /, '')
  return organisationNameIn(view.language, label) ?? general[word] ?? null
}

export function voicesIn(view: View, labels: readonly string[]): string {
  return labels.map((label) => voiceIn(view, label)).join(', ')
}
