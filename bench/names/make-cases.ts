// Writes cases/names/pairs.tsv from cases/names/people.tsv: every pair of spellings of one person, and each person
// against relatives, namesakes and people of a similar name. Run it after editing the people.
//
//   node bench/names/make-cases.ts
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRows } from './labelled.ts'

const folder = join(import.meta.dirname, '..', '..', 'cases', 'names')
const people = readRows(join(folder, 'people.tsv'))
const notes: Readonly<Record<string, string>> = {
  sibling: 'brother or sister: same family name and father, another given name',
  wife: 'husband and wife',
  husband: 'wife and husband',
  namesake: 'same given and family name, another father',
  similar: 'a family name that is spelled alike and is another',
}
const lines = ['name_a\tname_b\tsame\tkind\tnote']
for (const [i, a] of people.entries())
  for (const b of people.slice(i + 1)) {
    if (a.group !== b.group) continue
    if (a.person === 'a' && b.person === 'a' && mayBeOne(a, b))
      lines.push([a.name, b.name, '1', kindOf(a.kind!, b.kind!), `one person, ${a.kind} and ${b.kind}`].join('\t'))
    else if (a.person === 'a' && b.person !== 'a' && a.kind !== 'married' && tells(a.name!, b))
      lines.push([a.name, b.name, '0', `neg-${b.person}`, notes[b.person!]].join('\t'))
  }
writeFileSync(join(folder, 'pairs.tsv'), `${lines.join('\n')}\n`)
console.log(`${lines.length - 1} pairs`)

// A name changed at marriage leaves given and father's name to tell who she is: both must be there.
function mayBeOne(a: Record<string, string>, b: Record<string, string>): boolean {
  if ((a.kind === 'married') === (b.kind === 'married')) return true
  return [a, b].every(({ name = '' }) => name.split(/[ ,]+/u).length === 3)
}

// A namesake is told apart by the patronymic alone, an initial tells a brother only when it is another letter.
function tells(name: string, other: Record<string, string>): boolean {
  if (/(?:^|\s)\p{L}\./u.test(name)) return other.person === 'similar'
  return other.person !== 'namesake' || name.split(/[ ,]+/u).length === 3
}

function kindOf(a: string, b: string): string {
  for (const kind of [
    'married',
    'initial',
    'inflected',
    'order',
    'diminutive',
    'typo',
    'mixed',
    'otherscript',
    'world',
  ])
    if (a === kind || b === kind) return kind
  const cyrillic = [a, b].filter((kind) => ['be', 'ru', 'uk'].includes(kind)).length
  return cyrillic === 2 ? 'crosslang' : cyrillic === 1 ? 'script' : 'translit'
}
