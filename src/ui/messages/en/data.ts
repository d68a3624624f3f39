/** The page on data and the interface for programs. */
export const data = {
  title: 'Data and API',
  lead: 'Everything on this site as data, free of charge, without a key and without a record of who takes it. It is made from the edition you see; what is not in it is in no file.',
  tables: 'The whole edition as tables',
  tablesText: 'CSV for spreadsheets, JSON lines for programs. The data package describes every column.',
  table: 'Table',
  says: {
    people: 'people and where they stand',
    names: 'every spelling of every name',
    reports: 'the reports behind the edition, never their text',
    claims: 'who says what of whom, with the exact words',
    facts: 'what several claims say alike, and how it stands',
    recognitions: 'who recognised whom as a political prisoner',
    events: 'releases',
    slots: 'the ledgers of releases, person by person',
    figures: 'how many are held, as organisations count',
    changes: 'what changed from edition to edition',
  },
  package: 'Data package with the codebook',
  entities: 'FollowTheMoney entities',
  reviews: 'schema.org ClaimReview of checked statements',
  api: 'For programs',
  apiText: 'A REST interface, described by OpenAPI 3.1. Any page of the web may ask it.',
  document: 'The description',
  follow: 'To be told of changes',
  followText:
    'Feeds and calendars tell nobody who reads them. There is one for every person, place of detention, article of law, release and search.',
  calendar: 'Calendar',
  topics: 'For one person, put the end of the page’s address in the place of ID:',
  refine: 'For spreadsheets: OpenRefine',
  refineText:
    'Add this address as a reconciliation service, and a column of names finds its people in any spelling. A name alone is never taken for a match: add a year of birth or a date of arrest.',
  use: 'Before you use it',
  useText:
    'Say which edition you used and when. Never add up the figures of two organisations: each has its own definition. A person who is not here may be held all the same; a row that is gone says nothing of anybody’s liberty. Withdrawals are made for people’s safety: take the newest edition, and drop what it no longer holds.',
}
