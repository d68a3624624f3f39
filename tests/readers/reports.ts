import type { Report } from '../../dist/intake/index.js'

/** A report as intake makes it. */
export function reportOf(text: string, more: Partial<Report> = {}): Report {
  return {
    kind: 'report',
    id: 'r0123456789abcdef',
    sha256: '0'.repeat(64),
    title: null,
    outlet: 'The Example Post',
    url: null,
    published: '2025-03-14',
    language: 'en',
    text,
    furniture: [],
    aiDisclosure: null,
    notices: [],
    notes: [],
    ...more,
  }
}
