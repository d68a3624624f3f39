import type { FurnitureKind } from '../report.ts'
import { readAttributes } from './attributes.ts'

/** What a part of a page is for, by its tag, role, class and id; null when they do not say. */
export type Purpose = FurnitureKind | 'main' | 'hidden' | null

const BY_TAG: Readonly<Record<string, Purpose>> = {
  nav: 'navigation',
  menu: 'navigation',
  footer: 'other',
  aside: 'related',
  dialog: 'other',
  button: 'navigation',
  select: 'navigation',
  article: 'main',
  main: 'main',
  template: 'hidden',
  noscript: 'hidden',
  svg: 'hidden',
  math: 'hidden',
}
const BY_ROLE: Readonly<Record<string, Purpose>> = {
  navigation: 'navigation',
  banner: 'masthead',
  contentinfo: 'other',
  complementary: 'related',
  search: 'navigation',
  dialog: 'other',
  alertdialog: 'other',
  main: 'main',
  article: 'main',
}
const word = (names: string) => new RegExp(`(?:^|[\\s_-])(?:${names})(?:[\\s_-]|$)`, 'i')
const BY_CLASS: readonly (readonly [RegExp, Purpose])[] = [
  [word('cookies?|consent|gdpr|ccpa|onetrust'), 'cookie'],
  [word('newsletters?|subscribe|subscription|signup|mailing'), 'newsletter'],
  [word('shar(?:e|es|ing|ed)|social|sociallinks|addthis|sharethis|sharebar'), 'share'],
  [word('breadcrumbs?|nav|navbar|navigation|menu|pagination|pager|topbar|toolbar|skip-link'), 'navigation'],
  [
    word(
      'related|recommended|recommendations|readmore|read-more|read-also|most-read|popular|trending|teasers?|promo|sidebar',
    ),
    'related',
  ],
  [word('comments?|disqus|advert|adverts|advertisement|ads|sponsored|popup|modal|site-footer|page-footer'), 'other'],
  [word('weather'), 'weather'],
]
// These hold the whole page, and their classes speak of the page, not of a part of it.
const WHOLE = new Set(['html', 'body', 'main', 'article'])

/** The purpose that one opening tag gives to all inside it. */
export function purposeOf(tag: string, source: string): Purpose {
  const byTag = BY_TAG[tag] ?? null
  if (source === '' || byTag === 'hidden') return byTag
  const attributes = readAttributes(source)
  if (isHidden(attributes)) return 'hidden'
  const byRole = BY_ROLE[attributes.get('role')?.toLowerCase() ?? ''] ?? null
  if (byTag ?? byRole) return byTag ?? byRole
  if (WHOLE.has(tag)) return null
  const names = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`.slice(0, 300)
  return BY_CLASS.find(([pattern]) => pattern.test(names))?.[1] ?? null
}

function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  const style = attributes.get('style') ?? ''
  return attributes.has('hidden') || /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style.slice(0, 500))
}
