import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clustersOf } from './clusters.ts'
import { type Judgement, mentionNode, type Node, personNode } from './identity.ts'

const row = (seq: number, a: string, b: string, verdict: Judgement['verdict']): Judgement => {
  const [left, right] = [personNode(a), personNode(b)].sort() as [Node, Node]
  return { seq, left, right, verdict, by: 'reviewer', second: 'second', reason: 'because', at: '2031-01-01T00:00:00Z' }
}
const rows = fc
  .array(fc.tuple(fc.nat(5), fc.nat(5), fc.constantFrom('same' as const, 'different' as const, 'unsure' as const)), {
    maxLength: 12,
  })
  .map((list) => list.filter(([a, b]) => a !== b).map(([a, b, verdict], seq) => row(seq, `p${a}`, `p${b}`, verdict)))

test('a chain of "same" makes one cluster', () => {
  const clusters = clustersOf([row(1, 'a', 'b', 'same'), row(2, 'b', 'c', 'same')])
  assert.equal(clusters.of(personNode('a')), clusters.of(personNode('c')))
  assert.equal(clusters.members(personNode('b')).length, 3)
})

test('a merge is undone by one further row', () => {
  const clusters = clustersOf([row(1, 'a', 'b', 'same'), row(2, 'a', 'b', 'different')])
  assert.notEqual(clusters.of(personNode('a')), clusters.of(personNode('b')))
  assert.equal(clusters.different(personNode('a'), personNode('b')), true)
})

test('"different" is remembered: a chain that would join the two is not followed and is reported', () => {
  const clusters = clustersOf([row(1, 'a', 'c', 'different'), row(2, 'a', 'b', 'same'), row(3, 'b', 'c', 'same')])
  assert.notEqual(clusters.of(personNode('a')), clusters.of(personNode('c')))
  assert.equal(clusters.conflicts.length, 1)
})

test('clusters follow from the rows alone, in whatever order they are read', () => {
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (list, random) => {
      const keys = new Map(list.map((entry) => [entry, random.next().value] as const))
      const shuffled = [...list].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
      const [one, two] = [clustersOf(list), clustersOf(shuffled)]
      for (const { left, right } of list) {
        assert.equal(one.of(left), two.of(left))
        assert.equal(one.of(right), two.of(right))
      }
    }),
  )
})

test('two people whom the last row calls different never share a cluster', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const clusters = clustersOf(list)
      const last = new Map(list.map((entry) => [`${entry.left} ${entry.right}`, entry]))
      for (const { left, right, verdict } of last.values())
        if (verdict === 'different') assert.notEqual(clusters.of(left), clusters.of(right))
    }),
  )
})

test('two people of the register are merged by a row of two people only, not by a chain of one person', () => {
  const mention = mentionNode('r1', 'p1')
  const chain = [
    { ...row(1, 'a', 'z', 'same'), right: personNode('a'), left: mention, second: null },
    { ...row(2, 'b', 'z', 'same'), right: personNode('b'), left: mention, second: null },
  ]
  const clusters = clustersOf(chain)
  assert.equal(clusters.personOf(mention), 'a')
  assert.equal(clusters.personOf(personNode('b')), 'b')
  assert.deepEqual(
    clusters.conflicts.map(({ why }) => why),
    ['needs_second'],
  )
  const merged = clustersOf([...chain, row(3, 'a', 'b', 'same')])
  assert.equal(merged.personOf(personNode('b')), 'a')
})
