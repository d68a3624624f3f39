/** The table of contents in code: the stages in order, what each takes and gives. The layers test reads its order from here. */
export const foundations = ['text', 'names', 'dates', 'database', 'audit', 'sealing'] as const

export const stages = [
  {
    name: 'intake',
    takes: 'bytes: a file, pasted text, a page',
    gives: 'Report',
    rule: 'what arrived is kept as it arrived and never altered afterwards',
  },
  {
    name: 'reading',
    takes: 'Report',
    gives: 'Claim',
    rule: 'each claim quotes the exact words it comes from',
  },
  {
    name: 'matching',
    takes: 'Claim',
    gives: 'Identity',
    rule: 'a name alone never joins two people',
  },
  {
    name: 'weighing',
    takes: 'Claim, Identity',
    gives: 'Assessment',
    rule: 'a copy never adds an origin; a machine never gets past corroborated',
  },
  {
    name: 'review',
    takes: 'Assessment',
    gives: 'Decision',
    rule: 'a person decides, with a reason; two where a life depends on it',
  },
  {
    name: 'record',
    takes: 'Claim, Assessment, Decision',
    gives: 'Entry',
    rule: 'every line of the file follows from claims and decisions',
  },
  {
    name: 'publishing',
    takes: 'Entry',
    gives: 'Edition',
    rule: 'what is not in an edition cannot be seen',
  },
] as const

/**
 * Beside the stages: brings what is derived up to the rows; holds a text against a body of claims; takes lists in and compares them;
 * writes an edition as data and as feeds; what faces share.
 */
export const shared = ['settling', 'check', 'ui', 'exports', 'feeds', 'lists'] as const

/** Thin; site and api see editions only, desk and cli the register. */
export const faces = ['site', 'api', 'desk', 'cli'] as const

/** What the public faces may import, and nothing else of ours. Exports and feeds see an edition only, as they do. */
export const publicFaces: Readonly<Record<'site' | 'api', readonly string[]>> = {
  site: ['publishing', 'check', 'ui', 'feeds'],
  api: ['publishing', 'check', 'ui', 'exports', 'feeds'],
}
