import type { Report } from '../intake/index.ts'

/** For tests: a report with nothing but a text. */
export function reportOf(text: string, language: string, published: string | null = '2025-03-14'): Report {
  return {
    kind: 'report',
    id: 'r0123456789abcdef',
    sha256: '0'.repeat(64),
    title: null,
    outlet: 'The Example Post',
    url: null,
    published,
    language,
    text,
    furniture: [],
    aiDisclosure: null,
    notices: [],
    notes: [],
  }
}
