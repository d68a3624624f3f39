import type { EditionView, PublishedClaim } from '../publishing/index.ts'

/** schema.org ratings need numbers; the words are what counts. */
const RATINGS: Partial<Readonly<Record<PublishedClaim['state'], readonly [number, string]>>> = {
  contradicted: [1, 'Contradicted by independent origins'],
  disputed: [2, 'Disputed: independent origins on both sides'],
  supported: [3, 'Supported by independent origins'],
}

/**
 * schema.org ClaimReview for public statements that were checked: a number or a claim about a group, with a named speaker, and a verdict
 * that rests on independent origins. Never about a person: nobody's fate is a "claim reviewed".
 */
export function claimReviews(view: EditionView, site: string): readonly Readonly<Record<string, unknown>>[] {
  return checkedStatements(view).flatMap((claim) => {
    const rating = RATINGS[claim.state]
    const report = view.reports.get(claim.reportId)
    if (!rating || !report) return []
    const [value, words] = rating
    return [
      {
        '@context': 'https://schema.org',
        '@type': 'ClaimReview',
        '@id': `${site}/reports/${report.id}#${claim.id}`,
        url: `${site}/reports/${report.id}#${claim.id}`,
        datePublished: view.published.slice(0, 10),
        author: { '@type': 'Organization', name: 'Habeas', url: `${site}/` },
        claimReviewed: claim.quote.text,
        itemReviewed: {
          '@type': 'Claim',
          author: {
            '@type': claim.speaker?.kind === 'person' ? 'Person' : 'Organization',
            name: claim.speaker?.name,
          },
          ...(report.published ? { datePublished: report.published } : {}),
          ...(report.url
            ? {
                appearance: {
                  '@type': 'CreativeWork',
                  url: report.url,
                  ...(report.title ? { headline: report.title } : {}),
                },
              }
            : {}),
        },
        reviewRating: {
          '@type': 'Rating',
          ratingValue: value,
          worstRating: 1,
          bestRating: 3,
          alternateName: words,
        },
      },
    ]
  })
}

/** Looked for once an edition. */
const found = new WeakMap<EditionView, readonly PublishedClaim[]>()

function checkedStatements(view: EditionView): readonly PublishedClaim[] {
  const held = found.get(view)
  if (held) return held
  const checked: PublishedClaim[] = []
  for (const claim of view.claims.values()) if (RATINGS[claim.state] && isStatement(claim)) checked.push(claim)
  found.set(view, checked)
  return checked
}

function isStatement({ subject, speaker, value, modality }: PublishedClaim): boolean {
  return (
    subject.kind !== 'person' &&
    value?.number != null &&
    speaker !== null &&
    speaker.kind !== 'outlet' &&
    modality !== 'planned'
  )
}
