import type { Migration } from 'kysely/migration'
import * as register from './0001-register.ts'
import * as accountsAndAudit from './0002-accounts-and-audit.ts'
import * as deskWork from './0003-desk-work.ts'
import * as settling from './0004-settling.ts'
import * as editions from './0005-editions.ts'
import * as lists from './0006-lists.ts'
import * as deskWaiting from './0008-desk-waiting.ts'
import * as secondReading from './0009-second-reading.ts'
import * as protectionProposals from './0010-protection-proposals.ts'
import * as machineSigns from './0035-machine-signs.ts'
import * as lineageMark from './0036-lineage-mark.ts'
import * as filingIndexes from './0037-filing-indexes.ts'
import * as sealing from './0040-sealing.ts'
import * as deskSearch from './0041-desk-search.ts'
import * as travel from './0042-travel.ts'
import * as listWaiting from './0043-list-waiting.ts'
import * as editionsAtScale from './0045-editions-at-scale.ts'

/** In the order in which they run; a name once released is never renamed. */
export const migrations: Record<string, Migration> = {
  '0001-register': register,
  '0002-accounts-and-audit': accountsAndAudit,
  '0003-desk-work': deskWork,
  '0004-settling': settling,
  '0005-editions': editions,
  '0006-lists': lists,
  '0008-desk-waiting': deskWaiting,
  '0009-second-reading': secondReading,
  '0010-protection-proposals': protectionProposals,
  '0035-machine-signs': machineSigns,
  '0036-lineage-mark': lineageMark,
  '0037-filing-indexes': filingIndexes,
  '0040-sealing': sealing,
  '0041-desk-search': deskSearch,
  '0042-travel': travel,
  '0043-list-waiting': listWaiting,
  '0045-editions-at-scale': editionsAtScale,
}
