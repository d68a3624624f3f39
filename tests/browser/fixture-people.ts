import type { EventEntry, Fact, Figure, Ledger, PersonEntry } from '../../dist/publishing/index.js'

const HARBUZ = { kind: 'person', name: 'Yauhen Harbuz', personId: 'harbuz-yauhen' } as const
const MARYNA = { kind: 'person', name: 'Maryna Harbuz', personId: 'harbuz-maryna' } as const

const FIRST = ['Aksana', 'Bazyl', 'Darafei', 'Eva', 'Hanna', 'Ihnat', 'Kanstantsin']
const LAST = ['Sasnovik', 'Verasen', 'Paliavy', 'Kamianiecki', 'Ruta']

export const figures: readonly Figure[] = [
  {
    number: 712,
    organisation: 'Committee of Families',
    definition: 'held in prison or on remand and recognised by the committee',
    asOf: '2025-03-05',
    reportId: 'r3',
    earlier: [{ number: 731, asOf: '2025-02-20', reportId: 'r3' }],
  },
  {
    number: 1043,
    organisation: 'Lantern House',
    definition: 'under any penalty for political reasons, those at home included',
    asOf: '2025-02',
    reportId: null,
  },
]

export const people: readonly PersonEntry[] = [
  person('harbuz-yauhen', 'Yauhen Harbuz', 'journalist', 'free', '2025-03-04', '2025-03-05', {
    names: [
      { text: 'Яўген Гарбуз', language: 'be' },
      { text: 'Евгений Гарбуз', language: 'ru' },
      { text: 'Jaŭhien Harbuz', language: 'be-Latn' },
    ],
    eventIds: ['convoy'],
    recognitions: [
      {
        organisation: 'Committee of Families',
        scheme: '2013 guidelines',
        date: '2021-06-11',
        ended: null,
        reportId: 'r3',
      },
    ],
    facts: [
      fact('f1', 'detained', '2021-05-02', 'supported', ['r2/k4/Yauhen Harbuz', 'r3/k8/Committee of Families'], [], {
        explanation: 'Two independent origins give 2 May 2021.',
      }),
      fact('f2', 'charged', '2021-05', 'single_origin', ['r3/k8/Committee of Families'], [], {
        offence: 'insulting the authorities',
        explanation: 'One independent origin names the charge.',
      }),
      fact('f3', 'sentenced', '2022-01-20', 'supported', ['r3/k8/Committee of Families', 'r1/k3/Northern Wire'], [], {
        value: { number: 9, min: null, max: null, unit: 'year', quantifier: 'exact' },
        explanation: 'Two independent origins give nine years.',
      }),
      fact('f4', 'hunger_strike', '2023~', 'disputed', ['r2/k4/Yauhen Harbuz'], ['r5/k10/Prison service'], {
        explanation: 'He says that he refused food for three weeks; the prison service denies it.',
      }),
      fact(
        'f5',
        'released',
        '2025-03-04',
        'supported',
        ['r1/k3/Northern Wire', 'r2/k4/Yauhen Harbuz', 'r3/k8/Committee of Families'],
        [],
        {
          kind: 'deportation_expulsion',
          ladder: 'confirmed',
          explanation: 'Three independent origins; confirmed by two people after a call with him.',
        },
      ),
    ],
  }),
  person('harbuz-maryna', 'Maryna Harbuz', 'translator', 'free', '2024-08-17', '2025-03-05', {
    names: [
      { text: 'Марына Гарбуз', language: 'be' },
      { text: 'Марина Гарбуз', language: 'ru' },
    ],
    facts: [
      {
        ...fact('g1', 'released', '2024-08-17', 'supported', ['r4/k9/Family', 'r3/k7/Committee of Families'], [], {
          kind: 'term_served',
          explanation: 'Two independent origins; one newspaper dated it to March 2025, against both.',
        }),
        subject: MARYNA,
      },
    ],
  }),
  person('dubrouski-stsiapan', 'Stsiapan Dubrouski', 'engineer', 'deprived', '2020-11', '2025-03-06', {
    names: [{ text: 'Сцяпан Дуброўскі', language: 'be' }],
    eventIds: ['convoy'],
  }),
  person('viarbickaja-alesia', 'Alesia Viarbickaja', 'painter', 'free', '2025-03-04', '2025-03-04', {
    names: [{ text: 'Алеся Вярбіцкая', language: 'be' }],
    eventIds: ['convoy'],
    status: 'single_origin',
  }),
  person('kalinouski-tsimur', 'Tsimur Kalinouski', 'student', 'restricted', '2024-12-01', '2024-12-03', {}),
  person('zorka-halina', 'Halina Zorka', null, 'unknown', null, null, { status: 'unseen' }),
]

const slot = (
  id: string,
  outcome: Ledger['slots'][number]['outcome'],
  supporting: number,
  against = 0,
  reasonCodes: Ledger['slots'][number]['reasonCodes'] = [],
) => {
  const entry = people.find((one) => one.id === id)!
  const evidence = id === 'harbuz-yauhen' ? ['k3', 'k4', 'k8'] : id === 'viarbickaja-alesia' ? ['k5'] : ['k10']
  return { person: { id, name: entry.name }, outcome, for: supporting, against, reasonCodes, evidence }
}

export const ledger: Ledger = {
  event: { id: 'convoy', title: 'The convoy of March 2025', date: '2025-03-04', place: 'Dubna Mala' },
  announced: [
    {
      number: 30,
      population: 'prisoners',
      group: '',
      speaker: 'Press office of Zalesse',
      origins: 2,
      reports: 14,
      said: '2025-03-04',
      reasonCodes: [],
      evidence: ['k1', 'k6'],
    },
    {
      number: 32,
      population: 'people',
      group: '',
      speaker: 'Courier of the South',
      origins: 1,
      reports: 1,
      said: '2025-03-04',
      reasonCodes: ['different_period'],
      evidence: ['k1'],
    },
  ],
  slots: [
    slot('harbuz-yauhen', 'out_confirmed', 3),
    slot('viarbickaja-alesia', 'out_reported', 1, 0, ['single_origin']),
    slot('dubrouski-stsiapan', 'refused', 2, 0, ['refused']),
    ...Array.from({ length: 14 }, (_, i) => ({
      person: { id: `x${i}`, name: `${FIRST[i % FIRST.length]} ${LAST[i % LAST.length]}` },
      outcome: i < 9 ? ('out_confirmed' as const) : i < 12 ? ('out_reported' as const) : ('unknown' as const),
      for: i < 9 ? 2 + (i % 3) : i < 12 ? 1 : 0,
      against: 0,
      reasonCodes: [],
      evidence: i < 12 ? ['k5', 'k8'].slice(0, i < 9 ? 2 : 1) : [],
    })),
  ],
  misnamed: [
    { person: { id: 'harbuz-maryna', name: 'Maryna Harbuz' }, reasonCodes: ['already_out'], evidence: ['k7', 'k9'] },
  ],
  unnamed: [
    { number: 8, population: 'citizens of Morland', group: 'morland', reasonCodes: ['unnamed'], evidence: ['k6'] },
    { number: 5, population: 'other people', group: null, reasonCodes: ['unnamed'], evidence: [] },
  ],
  totals: {
    announced: 30,
    named: 17,
    matched: 4,
    confirmed: 10,
    corroborated: 1,
    disputed: 0,
    refused: 1,
    unnamed: 13,
  },
  tallies: [
    {
      organisation: 'Committee of Families',
      number: 22,
      definition: 'recognised political prisoners among the thirty',
      kind: 'count_released',
      population: 'political',
      reasonCodes: ['not_recognised_by_scheme'],
      evidence: ['k6'],
    },
    {
      organisation: 'Border guard of Morland',
      number: 29,
      definition: 'people who crossed the border',
      kind: 'count_crossed',
      population: 'all',
      reasonCodes: ['refused'],
      evidence: ['k2', 'k11'],
    },
  ],
  contradictions: [
    {
      code: 'number',
      subject: null,
      about: 'How many crossed the border',
      values: [
        {
          value: 30,
          origins: 1,
          who: ['Press office of Zalesse'],
          said: { kind: 'number', number: 30, bound: 'exact' },
          evidence: ['k1'],
        },
        {
          value: 29,
          origins: 2,
          who: ['Northern Wire', 'Border guard of Morland'],
          said: { kind: 'number', number: 29, bound: 'exact' },
          evidence: ['k2', 'k11'],
        },
      ],
      explanation:
        'The press office counts everyone who was pardoned; two origins at the crossing counted one fewer, Stsiapan Dubrouski, who refused.',
    },
  ],
  balance: {
    holds: true,
    residual: 0,
    explanation: '17 named and 13 unnamed make 30.',
    stocks: [
      {
        organisation: 'Committee of Families',
        before: { number: 731, date: '2025-02-20' },
        after: { number: 712, date: '2025-03-05' },
        released: 22,
        residual: 3,
        explanation: '731 less 22 is 709; the committee counts 712: 3 are not explained by this release.',
        evidence: ['k9'],
      },
    ],
  },
}

export const events: readonly EventEntry[] = [
  {
    id: 'convoy',
    title: 'The convoy of March 2025',
    date: '2025-03-04',
    place: 'Dubna Mala',
    summary:
      'Zalesse announced the pardon of thirty prisoners. Twenty-nine crossed into Morland; one refused and was taken back.',
    ledger,
    reportIds: ['r1', 'r2', 'r3', 'r5', 'r6', 'r7'],
  },
  {
    id: 'autumn',
    title: 'Seven released in autumn',
    date: '2024-10',
    place: null,
    summary: null,
    ledger: null,
    reportIds: [],
  },
]

function person(
  id: string,
  name: string,
  description: string | null,
  liberty: PersonEntry['status']['liberty'],
  since: string | null,
  lastEvidence: string | null,
  more: Partial<Omit<PersonEntry, 'status'>> & { status?: PersonEntry['status']['state'] },
): PersonEntry {
  const { status: state = 'supported', ...rest } = more
  const place = liberty === 'deprived' ? 'Colony no. 9, Vostrau' : null
  const ladder = state === 'supported' ? 'corroborated' : 'reported'
  return {
    id,
    name,
    names: [],
    description,
    status: { liberty, since, place, lastEvidence, ladder, state },
    facts: [],
    recognitions: [],
    eventIds: [],
    ...rest,
  }
}

/** Sources as 'report/claim/origin'. */
function fact(
  id: string,
  type: Fact['type'],
  edtf: string,
  state: Fact['state'],
  supporting: readonly string[],
  opposing: readonly string[],
  more: Partial<Fact>,
): Fact {
  const refs = (sources: readonly string[]) =>
    sources.map((source) => {
      const [reportId = '', claimId = '', origin = ''] = source.split('/')
      return { reportId, claimId, origin }
    })
  return {
    id,
    type,
    subject: HARBUZ,
    value: null,
    population: null,
    measure: null,
    date: { edtf, raw: edtf },
    place: null,
    offence: null,
    kind: null,
    detail: null,
    polarity: 'affirms',
    modality: 'reported',
    state,
    ladder: state === 'supported' ? 'corroborated' : state === 'disputed' ? 'disputed' : 'reported',
    independentOrigins: { for: supporting.length, against: opposing.length },
    for: refs(supporting),
    against: refs(opposing),
    explanation: '',
    ...more,
  }
}
