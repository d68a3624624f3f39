// Weighing measured: accuracy on a marked set of reports, speed and growth on invented ones.
//   npm run bench -- weighing [--reports N] [--only new|full|near]   one part: a new report, everything anew, near-duplicates
//   npm run bench -- weighing --accuracy DIR     DIR holds pages/, meta.jsonl and gold.jsonl
import { measureAccuracy } from './weighing/accuracy.ts'
import { measureGrowth } from './weighing/growth.ts'
import { measureNearDuplicates } from './weighing/near-duplicates.ts'

export async function run(args: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => {
    const at = args.indexOf(`--${name}`)
    return at < 0 ? undefined : args[at + 1]
  }
  const accuracy = option('accuracy')
  if (accuracy) return measureAccuracy(accuracy, args.includes('--list'))
  const only = option('only')
  if (only !== 'near') await measureGrowth(Number(option('reports') ?? 100_000), only)
  if (only === undefined || only === 'near') await measureNearDuplicates(Number(option('signatures') ?? 1_000_000))
}
