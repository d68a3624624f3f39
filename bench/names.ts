import { parseArgs } from 'node:util'
import { accuracy } from './names/accuracy.ts'
import { growth } from './names/growth.ts'
import { lookUps } from './names/look-ups.ts'
import { pairsBeside } from './names/pairs-beside.ts'
import { searchBeside } from './names/search-beside.ts'

/**
 * npm run bench -- names                     us and the peers on invented names: pairs, look-ups, speed
 * npm run bench -- names --growth [MAX]      our index from 10,000 names to MAX (a million), as a curve
 * npm run bench -- names --accuracy FILE…    our figures and reliability on labelled pairs (TSV: name_a name_b same kind)
 * npm run bench -- names --accuracy --registry FILE --queries FILE
 *                                            look-ups: registry (TSV: id name), queries (TSV: query id kind; NONE is nobody)
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      accuracy: { type: 'boolean' },
      registry: { type: 'string' },
      queries: { type: 'string' },
      growth: { type: 'boolean' },
      runs: { type: 'string', default: '5' },
    },
  })
  if (values.accuracy && values.registry && values.queries) lookUps(values.registry, values.queries)
  if (values.accuracy && (positionals.length > 0 || !values.queries)) return accuracy(positionals)
  if (values.accuracy) return 0
  if (values.growth) return growth(Number(positionals[0] ?? 1_000_000))
  await pairsBeside(Number(values.runs))
  await searchBeside(Number(values.runs))
  return 0
}
