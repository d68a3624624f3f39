import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Account, cutDown, inventedRelease, ownAccount, pairsOf, rewritten, trace } from './weigh-accounts.ts'

const RELEASES = 30

test('newsrooms that each tell of one release in their own way are hardly ever taken for one text', async () => {
  const accounts = Array.from({ length: RELEASES }, (_, release) =>
    Array.from({ length: 5 }, (_, seed) => ownAccount(inventedRelease(release), release * 100 + seed)),
  ).flat()
  const found = pairsOf((await trace(accounts)).groups)
  const all = RELEASES * 10
  assert.ok(
    found.size <= all * 0.01,
    `${found.size} of ${all} pairs of independent accounts were grouped: ${[...found].join('; ')}`,
  )
})

test('rewrites and cut-downs are found among independent accounts of the same release, and few others with them', async () => {
  const families = Array.from({ length: RELEASES }, (_, release) => {
    const original = ownAccount(inventedRelease(release), release * 100)
    const others = [1, 2, 3].map((seed) => ownAccount(inventedRelease(release), release * 100 + seed))
    return { copied: [original, rewritten(original, 1), rewritten(original, 2), cutDown(original, 3)], others }
  })
  const { groups } = await trace(families.flatMap(({ copied, others }) => [...copied, ...others]))
  const real = pairsOf(families.map(({ copied }) => copied.map(({ id }) => id)))
  const found = pairsOf(groups)
  const right = [...found].filter((pair) => real.has(pair)).length
  assert.ok(right / found.size >= 0.97, `precision ${right}/${found.size}`)
  assert.ok(right / real.size >= 0.85, `recall ${right}/${real.size}`)
})

const fenced = (id: string, outlet: string, text: string, published = '2031-05-13'): Account => ({
  id,
  outlet,
  published,
  text,
})

const STORY = 'Vera Talash, a bookbinder, was released on Monday. She had been detained in March 2029.'
const RETOLD =
  'The bookbinder Vera Talash is free: she was released from prison on Monday after being detained in March 2029 at home.'

test('two unknown outlets that tell on one day of a person nobody else names, and say not from whom, count as one source', async () => {
  const { groups } = await trace([fenced('a', 'hillnews.example', STORY), fenced('b', 'Valley Daily', RETOLD)])
  assert.deepEqual(
    groups.map((group) => [...group].sort()),
    [['a', 'b']],
  )
})

test('they stay two where a newsroom is known, a source is named by one of them, the days differ, or the paper was there itself', async () => {
  const pairs: readonly (readonly Account[])[] = [
    [fenced('a', 'Belsat', STORY), fenced('b', 'Valley Daily', RETOLD)],
    [fenced('a', 'hillnews.example', STORY), fenced('b', 'Valley Daily', `According to Belsat, ${RETOLD}`)],
    [fenced('a', 'hillnews.example', STORY), fenced('b', 'Valley Daily', RETOLD, '2031-05-14')],
    [fenced('a', 'hillnews.example', STORY), fenced('b', 'Valley Daily', RETOLD, '2031-05')],
    [
      fenced('a', 'hillnews.example', STORY),
      fenced('b', 'Valley Daily', `${RETOLD} She spoke to Valley Daily at her door.`),
    ],
  ]
  for (const [index, pair] of pairs.entries()) assert.deepEqual((await trace(pair)).groups, [], `pair ${index}`)
})

test('a person whom many reports name makes no two of them one source', async () => {
  const many = Array.from({ length: 12 }, (_, at) =>
    fenced(`m${at}`, `Paper ${at}`, `Vera Talash was released on Monday, said her lawyer number ${at}.`),
  )
  const { groups } = await trace([...many, fenced('a', 'hillnews.example', STORY), fenced('b', 'Valley Daily', RETOLD)])
  assert.equal(pairsOf(groups).has('a b'), false)
})
