import { createActor, type DeskDeps } from '../../dist/desk/index.js'
import { testDeps } from '../../dist/desk/testing.js'
import { UnreadableReportError } from '../../dist/intake/index.js'
import {
  briefingOf,
  type Change,
  correctionsIn,
  type EditionDiff,
  type EditionView,
  overviewOf,
} from '../../dist/publishing/index.js'
import type { SiteDeps } from '../../dist/site/index.js'
import { result } from './fixture-check.ts'
import { events, figures, ledger, people } from './fixture-people.ts'
import { claims, reports } from './fixture-reports.ts'

const noCounts = {} as EditionDiff['counts']

/** What the second edition corrected in the first. */
const corrected: readonly Change[] = [
  {
    date: '2025-03-07',
    personId: 'dubrouski-stsiapan',
    eventId: null,
    text: 'free became deprived.',
    code: 'status_changed',
    from: 'free',
    to: 'deprived',
    edition: 2,
    why: 'evidence',
    claimIds: ['k3', 'k10'],
  },
  {
    date: '2025-03-07',
    personId: null,
    eventId: 'convoy',
    text: 'confirmed 14 became 15.',
    code: 'ledger_changed',
    total: 'confirmed',
    from: '14',
    to: '15',
    edition: 2,
    why: 'decision',
  },
  {
    date: '2025-03-07',
    personId: null,
    eventId: null,
    text: 'One person was withdrawn.',
    code: 'person_withdrawn',
    edition: 2,
    why: 'withdrawal',
  },
]

export const edition: EditionView = {
  id: '2025-03-07.1',
  published: '2025-03-07T09:30:00Z',
  figures,
  people: new Map(people.map((person) => [person.id, person])),
  reports: new Map(reports.map((report) => [report.id, report])),
  claims: new Map(claims.map((claim) => [claim.id, claim])),
  events,
  outlets: [],
  number: 2,
  briefings: events.flatMap((event) => {
    const briefing = briefingOf(event)
    return briefing ? [{ ...briefing, approved: '2025-03-07' }] : []
  }),
  corrections: correctionsIn([
    { edition: 2, before: 1, date: '2025-03-07', counts: noCounts, changes: corrected, withdrawn: [] },
  ]),
  changes: [
    {
      date: '2025-03-07',
      personId: 'dubrouski-stsiapan',
      eventId: null,
      text: 'Stsiapan Dubrouski: seen back in the colony by a second origin.',
    },
    {
      date: '2025-03-06',
      personId: null,
      eventId: 'convoy',
      text: 'The convoy of March 2025: 29, not 30, crossed the border.',
    },
    { date: '2025-03-05', personId: 'harbuz-yauhen', eventId: null, text: 'Yauhen Harbuz: release confirmed.' },
  ],
}

const nobody = { people: [], evidence: [], decisions: [] }

/** What the server asks for; a text that holds FAIL or BINARY makes the check fail that way. */
export const deps: SiteDeps = {
  edition: () => edition,
  overview: () =>
    overviewOf(
      { people: [], whole: () => ({ kind: 'edition', number: 1, published: edition.published, ...nobody }) },
      edition,
    ),
  check: async ({ text = '' }) => {
    if (text.includes('FAIL')) throw new Error('a fault')
    if (text.includes('BINARY'))
      throw new UnreadableReportError('binary', {
        where: null,
        expected: 'text, HTML or Markdown',
        got: 'a JPEG picture',
        todo: 'Open the document, copy its text and paste it.',
      })
    return result
  },
  versions: {
    person: async (id, number) => {
      const person = edition.people.get(id)
      if (id === 'withdrawn') return { kind: 'withdrawn' }
      return person && number === 1 ? { kind: 'held', person, edition: 1, published: '2025-03-06T09:30:00Z' } : null
    },
    knownOn: async (day) => (day >= '2025-03-06' ? 1 : null),
  },
  searchPeople: async (query) =>
    /harbuz|гарбуз/i.test(query)
      ? [
          { personId: 'harbuz-yauhen', score: 0.97, reasons: ['the same surname in another script'] },
          { personId: 'harbuz-maryna', score: 0.91, reasons: ['the same surname, feminine form'] },
          { personId: 'withheld', score: 0.9, reasons: ['WITHHELD-MARKER'] },
        ]
      : [],
  ledger: async (id) => (id === 'convoy' ? ledger : null),
}

const reader = createActor({ id: 'r', name: 'Reader', roles: ['reader'], countries: null, cases: null })

/** The desk as a reader meets it, with an empty register. */
export const deskDeps: DeskDeps = testDeps({
  doorkeeper: { identify: async () => ({ kind: 'signed_in', actor: reader }), isEmpty: async () => false },
  check: ({ text = '' }) => deps.check({ text }),
})
