export type { AuditEntry, AuditEvent } from './entry.ts'
export { AnsweredErasureError, type Erasure, ErasureStore, loadErasures } from './erasure.ts'
export { AUDIT_KEY_FILE, openSigner, signerOf } from './key.ts'
export { AuditLog } from './log.ts'
export { readSecretFile, replaceSecretFile, secretFile } from './secret-file.ts'
export { type AuditTables, ERASURE_REASONS, type ErasureReason } from './tables.ts'
export {
  loadSealedValues,
  openValue,
  type Rewrap,
  rewrapAuditValues,
  type ValueSealer,
  valuePlace,
} from './value-sealer.ts'
export { readChain, verifyAudit } from './verify.ts'
