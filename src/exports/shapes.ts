import type { Column, TableShape } from './column.ts'

const id = (says: string): Column => ({ name: 'id', type: 'text', says })
const text = (name: string, says: string): Column => ({ name, type: 'text', says })
const maybe = (name: string, says: string): Column => ({ name, type: 'text', nullable: true, says })
const date = (name: string, says: string): Column => ({ name, type: 'date', nullable: true, says })
const list = (name: string, says: string): Column => ({ name, type: 'list', says })
const count = (name: string, says: string): Column => ({ name, type: 'integer', says })
const amount = (name: string, says: string): Column => ({ name, type: 'number', nullable: true, says })

const LIBERTY = ['deprived', 'restricted', 'free_conditional', 'free', 'dead', 'disappeared', 'unknown']
const LADDER = ['lead', 'reported', 'corroborated', 'documented', 'confirmed', 'disputed', 'discounted']
const STATES = ['supported', 'contradicted', 'disputed', 'single_origin', 'unseen']

const state: Column = { ...text('state', 'how it stands by its independent origins'), oneOf: STATES }
const ladder: Column = { ...text('ladder', 'how far it has come, from lead to a decision by people'), oneOf: LADDER }

/** What a claim or a fact says; the same columns in both. */
const statement: readonly Column[] = [
  text('type', 'what is claimed; the types are in the output contract'),
  { ...text('subject_kind', 'of whom'), oneOf: ['person', 'group', 'organisation'] },
  text('subject_name', 'of whom, in the words of the report'),
  { ...maybe('person_id', 'the person of the register'), of: ['people', 'id'] },
  amount('number', 'the number, where it is one'),
  amount('number_min', 'least, for a range'),
  amount('number_max', 'most, for a range'),
  { ...maybe('unit', 'what the number counts'), oneOf: ['person', 'year', 'month', 'day'] },
  { ...maybe('quantifier', 'how the number is meant'), oneOf: ['exact', 'at_least', 'at_most', 'about', 'range'] },
  amount('term_years', 'a term as given: years'),
  amount('term_months', 'a term as given: months'),
  amount('term_days', 'a term as given: days'),
  maybe('population', 'counts only: who is counted, in the words of the report'),
  { ...maybe('measure', 'counts only'), oneOf: ['stock', 'flow', 'cumulative'] },
  date('date', 'when it happened'),
  maybe('date_words', 'the words it was read from'),
  maybe('place', 'where'),
  maybe('offence', 'the article of law or charge'),
  maybe('kind', 'how a release happened'),
  maybe('detail', 'what else is said'),
  { ...text('polarity', 'whether it is affirmed, denied or taken back'), oneOf: ['affirms', 'denies', 'retracts'] },
  { ...text('modality', 'how it is said'), oneOf: ['reported', 'confirmed', 'planned', 'alleged', 'estimated'] },
]

/** Every table of an edition, in the order in which they refer to one another. The codebook is made from this. */
export const SHAPES: readonly TableShape[] = [
  {
    name: 'people',
    says: 'One row a person whom somebody released for publication. No minors, nobody who asked for silence.',
    key: ['id'],
    columns: [
      id('the person’s address in this register'),
      text('name', 'the name to show first'),
      maybe('description', 'a word that tells namesakes apart'),
      { ...text('liberty', 'where the person stands with regard to liberty'), oneOf: LIBERTY },
      date('since', 'since when'),
      maybe('place', 'where, as far as known'),
      date('last_evidence', 'the day of the newest positive evidence of this status'),
      ladder,
      state,
      list('events', 'the releases in which the person was named'),
    ],
  },
  {
    name: 'names',
    says: 'Every spelling of every person’s name.',
    key: ['person_id', 'name', 'language'],
    columns: [
      { ...text('person_id', 'whose'), of: ['people', 'id'] },
      text('name', 'the spelling'),
      text('language', 'BCP 47 of the spelling, such as be or be-Latn'),
    ],
  },
  {
    name: 'reports',
    says: 'One row a report that stands behind this edition. Never its text: only what is quoted of it, in claims.',
    key: ['id'],
    columns: [
      id('the report’s address in this register'),
      text('sha256', 'of the bytes as they arrived'),
      maybe('title', 'headline'),
      maybe('outlet', 'who published it'),
      maybe('url', 'where'),
      date('published', 'when'),
      text('language', 'BCP 47'),
      maybe('summary', 'our own words for what it says'),
      { name: 'ai_written', type: 'boolean', says: 'written by machine, wholly or in part: adds no origin' },
      list('credits', 'whom it credits: wires, posts, statements'),
      text('lineage', 'reports that are one text share it'),
      list('notices', 'corrections, updates and retractions it carries: the kind, a colon, its words'),
    ],
  },
  {
    name: 'claims',
    says: 'One row a claim: who says what of whom, with the exact words.',
    key: ['id'],
    columns: [
      id('the claim’s address in this register'),
      { ...text('report_id', 'the report that makes it'), of: ['reports', 'id'] },
      ...statement,
      date('said', 'when it was said or published'),
      { name: 'learned', type: 'instant', nullable: true, says: 'when the register took it in' },
      maybe('speaker_name', 'who says it'),
      { ...maybe('speaker_kind', 'what the speaker is'), oneOf: ['person', 'organisation', 'outlet'] },
      maybe('origin', 'the wire, post or statement credited for it'),
      count('quote_start', 'where the quote begins in the report’s main text, in UTF-16 units'),
      count('quote_end', 'where it ends'),
      text('quote', 'the words; […] stands for a name that is not published'),
      state,
      ladder,
    ],
  },
  {
    name: 'facts',
    says: 'One row a fact of a person’s file: what several claims say alike, and how it stands.',
    key: ['id', 'person'],
    columns: [
      id('the proposition'),
      { ...text('person', 'in whose file'), of: ['people', 'id'] },
      ...statement,
      state,
      ladder,
      count('origins_for', 'independent origins that say so'),
      count('origins_against', 'independent origins that say otherwise'),
      list('claims_for', 'the claims that count: claim, report and origin, parted by |'),
      list('claims_against', 'the claims that count against: the same'),
      text('explanation', 'in words'),
    ],
  },
  {
    name: 'recognitions',
    says: 'Dated acts of organisations: who recognised whom, under which scheme, and perhaps ended it.',
    key: ['person_id', 'organisation', 'scheme'],
    columns: [
      { ...text('person_id', 'whom'), of: ['people', 'id'] },
      text('organisation', 'who'),
      maybe('scheme', 'under which scheme'),
      date('date', 'when'),
      date('ended', 'when it ended'),
      maybe('report_id', 'where it is told'),
    ],
  },
  {
    name: 'events',
    says: 'Releases, as events.',
    key: ['id'],
    columns: [
      id('the event’s address in this register'),
      text('title', 'in words'),
      text('date', 'EDTF'),
      maybe('place', 'where'),
      maybe('summary', 'in our words'),
      list('reports', 'the reports that tell of it'),
    ],
  },
  {
    name: 'slots',
    says: 'The ledger of a release: one row a person of the group, with the outcome.',
    key: ['event_id', 'person_id', 'name'],
    columns: [
      { ...text('event_id', 'the release'), of: ['events', 'id'] },
      text('person_id', 'who'),
      text('name', 'the name'),
      text('outcome', 'what became of the person, as far as known'),
      count('origins_for', 'independent origins that say so'),
      count('origins_against', 'independent origins that say otherwise'),
      list('reasons', 'codes of the reasons'),
      list('evidence', 'the claims'),
    ],
  },
  {
    name: 'figures',
    says: 'How many are held, as organisations count, each under its own definition. Totals of two are never added up.',
    key: ['organisation', 'definition', 'as_of'],
    columns: [
      { name: 'number', type: 'number', says: 'how many' },
      text('organisation', 'who counts'),
      text('definition', 'whom, in plain words'),
      text('as_of', 'EDTF day for which it stands'),
      maybe('report_id', 'where it is told'),
    ],
  },
  {
    name: 'changes',
    says: 'What changed from edition to edition.',
    key: ['number'],
    columns: [
      count('number', 'its place in the account, the newest first; several changes may read alike'),
      text('date', 'when'),
      maybe('person_id', 'about whom'),
      maybe('event_id', 'about which release'),
      text('text', 'in words'),
    ],
  },
]
