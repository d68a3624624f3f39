import { NearDuplicateIndex } from '../../dist/weighing/index.js'
import { random } from './invented.ts'

const LOOK_UPS = 20_000
const SHINGLES = 250
const PEER_TEXTS = 20_000

/** Near-duplicate look-ups a second among many stored signatures, and the peer (npm: minhash) where it is installed. */
export async function measureNearDuplicates(stored: number): Promise<void> {
  const next = random(11)
  const text = () => Uint32Array.from({ length: SHINGLES }, () => Math.floor(next() * 4_294_967_296)).sort()
  const index = new NearDuplicateIndex()
  const kept: Uint32Array[] = []
  const started = performance.now()
  for (let at = 0; at < stored; at++) {
    const shingles = text()
    if (at % Math.ceil(stored / LOOK_UPS) === 0) kept.push(shingles)
    index.add(shingles)
  }
  console.log(
    `${stored} signatures stored in ${((performance.now() - started) / 1000).toFixed(1)} s, rss ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  )
  const changed = kept.map((shingles) => altered(shingles, next))
  const begun = performance.now()
  const found = changed.filter((shingles) => index.search(shingles).length > 0).length
  const seconds = (performance.now() - begun) / 1000
  console.log(
    `habeas: ${Math.round(changed.length / seconds)} look-ups/s, recall ${(found / changed.length).toFixed(3)} of texts with a tenth of their runs changed`,
  )
  await measurePeer(kept.slice(0, Math.min(kept.length, PEER_TEXTS)), next)
}

function altered(shingles: Uint32Array, next: () => number): Uint32Array {
  return shingles.map((shingle) => (next() < 0.1 ? Math.floor(next() * 4_294_967_296) : shingle)).sort()
}

interface Hash {
  update(word: string): void
}

interface Peer {
  readonly Minhash: new () => Hash
  readonly LshIndex: new () => {
    readonly index: Record<string, string[]>
    insert(key: string, hash: Hash): void
    query(hash: Hash): readonly string[]
    getHashbands(hash: Hash): readonly string[]
  }
}

async function measurePeer(texts: readonly Uint32Array[], next: () => number): Promise<void> {
  const peer = await loadPeer()
  if (!peer)
    return console.log(
      'peer minhash (npm): not installed, not measured; point MINHASH_PEER at its entry file to measure it',
    )
  const index = new peer.LshIndex()
  const hashOf = (shingles: Uint32Array) => {
    const hash = new peer.Minhash()
    for (const shingle of shingles) hash.update(String(shingle))
    return hash
  }
  // The peer throws on a band it never saw, so each band asked for is entered first, empty.
  const known = (hash: Hash): Hash => {
    for (const band of index.getHashbands(hash)) index.index[band] ??= []
    return hash
  }
  for (const [at, shingles] of texts.entries()) index.insert(String(at), hashOf(shingles))
  const asked = texts.slice(0, 500).map((shingles) => altered(shingles, next))
  const begun = performance.now()
  const found = asked.filter((shingles) => index.query(known(hashOf(shingles))).length > 0).length
  const seconds = (performance.now() - begun) / 1000
  console.log(
    `minhash (npm), only ${texts.length} stored: ${Math.round(asked.length / seconds)} look-ups/s, recall ${(found / asked.length).toFixed(3)}`,
  )
}

async function loadPeer(): Promise<Peer | null> {
  const found: unknown = await import(process.env.MINHASH_PEER ?? 'minhash').catch(() => null)
  if (found === null || typeof found !== 'object') return null
  const inner = 'default' in found ? found.default : found
  return isPeer(inner) ? inner : null
}

const isPeer = (value: unknown): value is Peer =>
  typeof value === 'object' && value !== null && 'Minhash' in value && 'LshIndex' in value
