// Scores the held-out passages of cases/reading/heldout: node bench/reading/heldout.ts [--misses] [FILE-PART]
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readReport } from '../../dist/reading/index.js'
import { SCORED, sameName } from './scored.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'cases', 'reading', 'heldout')

interface Expected {
  readonly line: string
  readonly wanted: boolean
  readonly type: string
  readonly subject: string
  readonly number: number | null
  readonly date: string
  readonly speaker: string
  readonly marks: readonly string[]
}

type Read = ReturnType<typeof readReport>['claims'][number]

const NEAR: Readonly<Record<string, readonly string[]>> = {
  pardoned: ['released', 'deported'],
  deported: ['released', 'pardoned'],
  exchanged: ['released'],
  count_crossed: ['count_released'],
  count_released: ['count_crossed'],
}
const RIGHT = { tp: 0, fn: 0, fp: 0 }
const rows = new Map<string, { tp: number; fn: number; fp: number }>()
const marks = { date: [0, 0], speaker: [0, 0], name: [0, 0], marks: [0, 0], forbidden: [0, 0] }
const show = process.argv.includes('--misses')
const part = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? ''

for (const file of readdirSync(FOLDER).filter((name) => name.includes(part))) {
  for (const block of readFileSync(join(FOLDER, file), 'utf8').split(/^=== /m).slice(1)) scoreCase(block)
}
for (const [key, { tp, fn, fp }] of [...rows].sort(([a], [b]) => a.localeCompare(b)))
  console.log(
    `${key.padEnd(30)} P ${ratio(tp, tp + fp)}  R ${ratio(tp, tp + fn)}  (${tp} right, ${fn} missed, ${fp} extra)`,
  )
for (const [key, [right = 0, of = 0]] of Object.entries(marks))
  console.log(`${key.padEnd(30)} ${ratio(right, of)}  (${right} of ${of})`)

function ratio(a: number, b: number): string {
  return b === 0 ? '  –  ' : (a / b).toFixed(3)
}

function scoreCase(block: string): void {
  const [head = '', ...rest] = block.split('\n')
  const [language = '', published = ''] = head.split(' ')
  const text = rest.filter((line) => line && !/^[>!#]/.test(line)).join('\n\n')
  const expected = rest.filter((line) => /^[>!]/.test(line)).map(parse)
  const { claims } = readReport({
    kind: 'report',
    id: 'r0123456789abcdef',
    sha256: '0'.repeat(64),
    title: null,
    outlet: 'The Example Post',
    url: null,
    published,
    language,
    text,
    furniture: [],
    aiDisclosure: null,
    notices: [],
    notes: [],
  })
  const used = new Set<Read>()
  const told: string[] = []
  const wanted = expected.filter((e) => e.wanted)
  const matched = new Map<Expected, Read>()
  for (const exact of [true, false])
    for (const each of wanted) {
      if (matched.has(each)) continue
      const claim = claims.find((c) => !used.has(c) && fits(each, c, exact))
      if (!claim) continue
      used.add(claim)
      matched.set(each, claim)
    }
  for (const each of wanted) {
    const claim = matched.get(each)
    const scored = SCORED.includes(each.type) ? 'scored' : 'unscored'
    for (const key of [`lang ${language} ${scored}`, `type ${each.type}`, `ALL ${scored}`])
      row(key)[claim ? 'tp' : 'fn']++
    if (claim) judge(each, claim, told)
    else told.push(`MISSED ${each.line}`)
  }
  for (const each of expected.filter((e) => !e.wanted)) {
    const made = claims.find((c) => fits(each, c, true))
    const good = !made || (each.marks.length > 0 && !each.marks.every((mark) => hasMark(made, mark)))
    count('forbidden', good)
    if (!good) told.push(`FORBIDDEN ${each.line}`)
  }
  for (const claim of claims) {
    if (
      used.has(claim) ||
      !SCORED.includes(claim.type) ||
      wanted.some((e) => fits(e, claim, true) || fits(e, claim, false))
    )
      continue
    for (const key of [`lang ${language} scored`, `type ${claim.type}`, 'ALL scored']) row(key).fp++
    told.push(`EXTRA ${shown(claim)}`)
  }
  if (show && told.length > 0) console.log(`\n${language}: ${text}\n  ${told.join('\n  ')}`)
}

function judge(each: Expected, claim: Read, told: string[]): void {
  if (each.date) {
    const good = (claim.date?.edtf ?? '').startsWith(each.date)
    count('date', good)
    if (!good) told.push(`DATE ${each.line} got ${claim.date?.edtf ?? 'none'}`)
  }
  if (each.speaker) {
    const good = sameName(each.speaker, claim.speaker?.name ?? '')
    count('speaker', good)
    if (!good) told.push(`SPEAKER ${each.line} got ${claim.speaker?.name ?? 'none'}`)
  }
  if (each.subject) {
    const good = claim.subject.name === each.subject
    count('name', good)
    if (!good) told.push(`NAME ${each.line} got ${claim.subject.name}`)
  }
  for (const mark of each.marks) {
    const good = hasMark(claim, mark)
    count('marks', good)
    if (!good) told.push(`MARK ${each.line}`)
  }
}

function hasMark(claim: Read, mark: string): boolean {
  return mark === 'minor' ? claim.minor : [claim.polarity, claim.modality, ...claim.flags].includes(mark)
}

function parse(line: string): Expected {
  const [type = '', subject = '', number = '', date = '', speaker = '', more = ''] = line
    .slice(1)
    .split('|')
    .map((field) => field.trim())
  return {
    line,
    wanted: line.startsWith('>'),
    type,
    subject,
    number: number === '' ? null : Number(number),
    date,
    speaker,
    marks: more.split(' ').filter(Boolean),
  }
}

function fits(each: Expected, claim: Read, exact: boolean): boolean {
  if (exact ? claim.type !== each.type : !(NEAR[each.type] ?? []).includes(claim.type)) return false
  if (each.subject ? !sameName(each.subject, claim.subject.name) : claim.subject.kind === 'person') return false
  if (each.number === null) return true
  const { number = null, min = null, max = null } = claim.value ?? {}
  return (number ?? min ?? max) === each.number
}

function count(key: keyof typeof marks, good: boolean): void {
  const pair = marks[key]
  if (good) pair[0] = (pair[0] ?? 0) + 1
  pair[1] = (pair[1] ?? 0) + 1
}

function row(key: string): { tp: number; fn: number; fp: number } {
  const known = rows.get(key)
  if (known) return known
  const made = { ...RIGHT }
  rows.set(key, made)
  return made
}

function shown(claim: Read): string {
  return `${claim.type} | ${claim.subject.name} | ${claim.value?.number ?? claim.value?.min ?? ''} | ${claim.date?.edtf ?? ''} | ${claim.speaker?.name ?? ''}`
}
