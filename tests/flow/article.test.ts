import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { parse } from 'yaml'
import type { App } from '../../dist/app.js'
import { type CheckResult, checkResultSchema } from '../../dist/check/index.js'
import { root } from '../source.ts'
import { testRegister } from './register.ts'

interface Expected {
  readonly report: {
    readonly outlet: string
    readonly published: string
    readonly language: string
    readonly ai_disclosure: string
    readonly furniture: readonly string[]
  }
  readonly facts: readonly Fact[]
}

interface Fact {
  readonly id: string
  readonly quote_contains: string
  readonly claim: {
    readonly type: string
    readonly number?: number
    readonly person?: string
    readonly date?: string
    readonly modality?: string
  }
  readonly verdict?: string
  readonly verdict_one_of?: readonly string[]
  readonly beside?: readonly { readonly type: string; readonly number: number }[]
  readonly must: boolean
}

const expected = parse(await readFile(join(root, 'demo', 'article.expected.yml'), 'utf8')) as Expected
let app: App
before(async () => {
  app = await testRegister({ demo: true })
})

for (const against of ['register', 'edition'] as const)
  describe(`the article checked against the ${against}`, () => {
    let result: CheckResult
    before(async () => {
      result = await checkFile(join(root, 'demo', 'article.txt'), against)
    })

    test('furniture is not part of the text; outlet and date are metadata', () => {
      assert.equal(result.report.outlet, expected.report.outlet)
      assert.equal(result.report.published, expected.report.published)
      assert.equal(result.report.language, expected.report.language)
      for (const line of expected.report.furniture) assert.ok(!result.report.text.includes(line), line)
    })

    test('the AI disclosure is found and quoted', () => {
      assert.match(result.report.aiDisclosure?.quote ?? '', new RegExp(expected.report.ai_disclosure))
    })

    test('every quote equals the text at its offsets', () => {
      for (const { quote } of result.claims) assert.equal(result.report.text.slice(quote.start, quote.end), quote.text)
    })

    test('the answer has the shape that its JSON Schema promises, and nothing besides', () => {
      assert.deepEqual(checkResultSchema.parse(result), result)
    })

    for (const fact of expected.facts.filter(({ must }) => must))
      test(`${fact.id}: ${fact.verdict ?? fact.verdict_one_of?.join(' or ') ?? 'read'}`, () => {
        const claims = claimsFor(result, fact)
        assert.ok(claims.length > 0, `no claim ${JSON.stringify(fact.claim)} in «${fact.quote_contains}»`)
        for (const claim of claims) assertVerdict(result, claim.id, fact)
      })
  })

test('a check stores nothing', async () => {
  const before = await app.examine(false)
  await checkFile(join(root, 'demo', 'article.txt'), 'register')
  assert.deepEqual(await app.examine(false), before)
})

test('the original article, where HABEAS_ARTICLE names it: the wife is contradicted, the child is on no claim shown', async (t) => {
  const file = process.env.HABEAS_ARTICLE
  if (!file) return t.diagnostic('HABEAS_ARTICLE is not set: the own-words twin above stands for it')
  const result = await checkFile(file, 'edition')
  const verdicts = new Map(result.verdicts.map((verdict) => [verdict.claimId, verdict.state]))
  const released = result.claims.filter((claim) => claim.type === 'released')
  const of = (person: string) =>
    released.filter((claim) => claim.subject.personId === person).map(({ id }) => verdicts.get(id))
  assert.deepEqual([...new Set(of('losik-darya'))], ['contradicted'])
  assert.deepEqual([...new Set(of('losik-ihar'))], ['supported'])
  const [start, end] = [
    result.report.text.indexOf('Their daughter'),
    result.report.text.indexOf('political repression'),
  ]
  for (const claim of result.claims.filter(({ minor }) => !minor))
    assert.ok(claim.quote.end <= start || claim.quote.start >= end, `${claim.type} quotes the passage on the child`)
})

async function checkFile(file: string, against: 'register' | 'edition'): Promise<CheckResult> {
  return app.check({ bytes: await readFile(file), fileName: file, file, against })
}

function claimsFor(result: CheckResult, { claim: wanted, quote_contains: words }: Fact) {
  return result.claims.filter(
    (claim) =>
      claim.type === wanted.type &&
      claim.quote.text.includes(words) &&
      (wanted.number === undefined || claim.value?.number === wanted.number) &&
      (wanted.person === undefined || claim.subject.personId === wanted.person) &&
      (wanted.date === undefined || claim.date?.edtf === wanted.date) &&
      (wanted.modality === undefined || claim.modality === wanted.modality),
  )
}

function assertVerdict(result: CheckResult, claimId: string, fact: Fact): void {
  const verdict = result.verdicts.find((candidate) => candidate.claimId === claimId)
  assert.ok(verdict)
  if (fact.verdict) assert.equal(verdict.state, fact.verdict, verdict.explanation)
  if (fact.verdict_one_of) assert.ok(fact.verdict_one_of.includes(verdict.state), verdict.explanation)
  for (const { number } of fact.beside ?? []) {
    assert.ok(
      verdict.beside.some(({ says }) => says.includes(String(number))),
      `${number} is shown beside`,
    )
    assert.ok(!verdict.against.some(({ claimId: id }) => verdict.beside.some((ref) => ref.claimId === id)))
  }
}
