import type { CheckedClaim, CheckResult } from '../../dist/check/index.js'
import type { EvidenceRef, Verdict, VerdictState } from '../../dist/weighing/index.js'
import { people } from './fixture-reports.ts'

export const ARTICLE = `Thirty walk free in Zalesse after night convoy to the border

Zalesse has released 30 political prisoners, among them the journalist Yauhen Harbuz and his wife Maryna, the government’s press office said on Tuesday.

Harbuz, arrested in 2021 and sentenced to nine years in prison for “insulting the authorities”, stepped off the bus at dawn. Their daughter, now six, was waiting with her grandmother.

The release is the fruit of a prisoner exchange proposed by the Republic of Morland, officials said. All 30 crossed the border, according to the press office.

According to the Committee of Families, 22 of those freed were on its list of political prisoners. One man, the engineer Stsiapan Dubrouski, refused to leave the country and was taken back to the colony.

Observers called the convoy a hopeful sign. The weather at the crossing was cold and clear, and residents of the border town brought tea.

Human rights groups estimate that at least 700 people remain behind bars for political reasons.`

const claims: CheckedClaim[] = []
const verdicts: Verdict[] = []
const ref = (reportId: string, claimId: string, origin: string): EvidenceRef => ({ reportId, claimId, origin })
const WIRE = ref('r1', 'k1', 'Press office of Zalesse')
const HARBUZ = [
  ref('r1', 'k3', 'Northern Wire'),
  ref('r2', 'k4', 'Yauhen Harbuz'),
  ref('r3', 'k8', 'Committee of Families'),
]

add(
  'count_released',
  'released 30 political prisoners',
  'supported',
  [WIRE, ref('r3', 'k6', 'Committee of Families')],
  [],
  {
    value: people(30),
    population: 'political prisoners',
    measure: 'flow',
    date: { edtf: '2025-03-04', raw: 'on Tuesday' },
    speaker: { name: 'Press office of Zalesse', kind: 'organisation' },
    explanation:
      'Two independent origins give 30 as the announced number. How many crossed, and how many had been recognised, are other questions.',
    beside: [
      { ...ref('r5', 'k11', 'Border guard of Morland'), says: '29 people crossed the border.' },
      { ...ref('r3', 'k6', 'Committee of Families'), says: '22 of them were recognised as political prisoners.' },
    ],
  },
)
add('released', 'released 30 political prisoners, among them the journalist Yauhen Harbuz', 'supported', HARBUZ, [], {
  name: 'Yauhen Harbuz',
  personId: 'harbuz-yauhen',
  date: { edtf: '2025-03-04', raw: 'on Tuesday' },
  explanation: 'Three independent origins say that Yauhen Harbuz was released on 4 March 2025; none says otherwise.',
})
add(
  'released',
  'released 30 political prisoners, among them the journalist Yauhen Harbuz and his wife Maryna',
  'contradicted',
  [],
  [ref('r3', 'k7', 'Committee of Families'), ref('r4', 'k9', 'Family')],
  {
    name: 'Maryna Harbuz',
    personId: 'harbuz-maryna',
    date: { edtf: '2025-03-04', raw: 'on Tuesday' },
    explanation:
      'Two independent origins say that Maryna Harbuz was free from August 2024; no other origin says March 2025.',
  },
)
add('detained', 'arrested in 2021', 'supported', HARBUZ.slice(1), [], {
  name: 'Yauhen Harbuz',
  personId: 'harbuz-yauhen',
  date: { edtf: '2021', raw: 'in 2021' },
  explanation: 'Two independent origins give 2021 as the year of the arrest.',
})
add(
  'sentenced',
  'sentenced to nine years in prison for “insulting the authorities”',
  'single_origin',
  [HARBUZ[2]!],
  [],
  {
    name: 'Yauhen Harbuz',
    personId: 'harbuz-yauhen',
    value: { number: 9, min: null, max: null, unit: 'year', quantifier: 'exact' },
    offence: 'insulting the authorities',
    explanation: 'One independent origin gives nine years; we hold no second.',
  },
)
add('kinship', 'Their daughter, now six, was waiting with her grandmother', 'unseen', [], [], {
  name: 'the daughter',
  minor: true,
  explanation: 'MINOR-MARKER',
})
add(
  'exchange_terms',
  'a prisoner exchange proposed by the Republic of Morland',
  'contradicted',
  [],
  [ref('r5', 'k10', 'Government of Morland')],
  {
    kind: 'group',
    name: 'Zalesse and Morland',
    detail: 'prisoner exchange',
    speaker: { name: 'officials', kind: 'organisation' },
    explanation: 'One independent origin says that no exchange took place and Morland proposed none.',
  },
)
add(
  'count_crossed',
  'All 30 crossed the border',
  'disputed',
  [WIRE],
  [ref('r1', 'k2', 'Northern Wire'), ref('r5', 'k11', 'Border guard of Morland')],
  {
    value: people(30),
    population: 'people',
    measure: 'flow',
    speaker: { name: 'Press office of Zalesse', kind: 'organisation' },
    explanation: 'The press office says 30; two independent origins counted 29.',
  },
)
add(
  'count_recognised',
  '22 of those freed were on its list of political prisoners',
  'single_origin',
  [ref('r3', 'k6', 'Committee of Families')],
  [],
  {
    value: people(22),
    population: 'recognised political prisoners',
    measure: 'flow',
    speaker: { name: 'Committee of Families', kind: 'organisation' },
    explanation: 'The committee’s own statement; nobody else could know its list.',
  },
)
add(
  'release_refused',
  'the engineer Stsiapan Dubrouski, refused to leave the country',
  'supported',
  [ref('r5', 'k10', 'Border guard of Morland'), HARBUZ[1]!],
  [],
  {
    name: 'Stsiapan Dubrouski',
    personId: 'dubrouski-stsiapan',
    explanation: 'Two independent origins saw him turn back.',
  },
)
add('returned_to_prison', 'was taken back to the colony', 'single_origin', [HARBUZ[2]!], [], {
  name: 'Stsiapan Dubrouski',
  personId: 'dubrouski-stsiapan',
  explanation: 'One independent origin says so.',
})
add('count_held', 'at least 700 people remain behind bars', 'unseen', [], [], {
  value: { number: 700, min: 700, max: null, unit: 'person', quantifier: 'at_least' },
  population: 'people held for political reasons',
  measure: 'stock',
  modality: 'estimated',
  speaker: { name: 'human rights groups', kind: 'organisation' },
  explanation: 'The article names no organisation for this estimate, so it cannot be held against a count.',
})

export const result: CheckResult = {
  file: null,
  report: {
    sha256: '5f3c'.repeat(16),
    title: 'Thirty walk free in Zalesse after night convoy to the border',
    outlet: 'The Daily Example',
    url: null,
    published: '2025-03-05',
    language: 'en',
    text: ARTICLE,
    furniture: [
      { kind: 'weather', text: 'Vostrau | 3°C (clear)' },
      { kind: 'counter', text: '0 Comments · 2 minutes read · 7 Views' },
      { kind: 'repeated_headline', text: 'Thirty walk free in Zalesse after night convoy to the border' },
    ],
    aiDisclosure: { disclosed: true, quote: 'Parts of this story were written by a language model.' },
    aiSuspicion: null,
    copyOf: null,
    notes: [],
    notices: [],
  },
  people: [
    person('p1', 'Yauhen Harbuz', { personId: 'harbuz-yauhen', score: 0.98, reasons: ['same name'] }),
    person('p2', 'Maryna Harbuz', {
      personId: 'harbuz-maryna',
      score: 0.93,
      reasons: ['same first name', 'surname taken over from the husband in the same sentence'],
    }),
    person('p3', 'Stsiapan Dubrouski', { personId: 'dubrouski-stsiapan', score: 0.97, reasons: ['same name'] }),
    { ...person('p4', 'MINOR-MARKER', null), minor: true },
  ],
  claims,
  verdicts,
}

function person(id: string, name: string, match: CheckResult['people'][number]['match']) {
  return { id, name, mentions: [], role: 'prisoner', minor: false, match } as const
}

function add(
  type: CheckedClaim['type'],
  words: string,
  state: VerdictState,
  supporting: readonly EvidenceRef[],
  opposing: readonly EvidenceRef[],
  more: Partial<Omit<CheckedClaim, 'kind'>> & {
    kind?: 'person' | 'group'
    name?: string
    personId?: string
    explanation: string
    beside?: Verdict['beside']
  },
): void {
  const {
    kind = more.personId ? 'person' : 'group',
    name = '',
    personId = null,
    explanation,
    beside = [],
    ...rest
  } = more
  const start = ARTICLE.indexOf(words)
  if (start < 0) throw new Error(`fixture: expected the article to say «${words}»`)
  const id = `c${claims.length + 1}`
  claims.push({
    id,
    type,
    subject: { kind, name, personId },
    value: null,
    population: null,
    measure: null,
    date: null,
    said: '2025-03-05',
    learned: null,
    place: null,
    offence: null,
    kind: null,
    detail: null,
    polarity: 'affirms',
    modality: 'reported',
    speaker: { name: 'The Daily Example', kind: 'outlet' },
    origin: null,
    quote: { start, end: start + words.length, text: words },
    confidence: 0.9,
    extractor: 'fixture@1',
    minor: false,
    flags: [],
    ...rest,
  })
  verdicts.push({
    claimId: id,
    state,
    independentOrigins: { for: supporting.length, against: opposing.length },
    for: supporting,
    against: opposing,
    beside,
    explanation,
  })
}
