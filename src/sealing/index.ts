export { KeyArchiveError, openArchive, SHORTEST_PASSPHRASE, sealArchive } from './key-archive.ts'
export { formatKeyRing, type KeyRing, KeyRingError, newestKey, parseKeyRing, withNewKey } from './key-ring.ts'
export { keyIdOf, rewrap, seal, UnsealError, unseal } from './sealed.ts'
