import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NameIndex } from './index.ts'

const index = NameIndex.build([
  { id: 'yanina', names: ['Янина Казимировна Тревожко'] },
  { id: 'yadviga', names: ['Ядвига Казимировна Тревожко'] },
  { id: 'olga', names: ['Ольга Казимировна Пташук'] },
  { id: 'marfa', names: ['Марфа Пташук'] },
  { id: 'pavel', names: ['Павел Пустельник'] },
])

test('a woman is found by given and father’s name under the family name of her marriage', () => {
  const [first] = index.search('Yanina Kazimirauna Pustselnik')
  assert.equal(first?.id, 'yanina')
  assert.ok(first.score < 0.1)
  assert.ok(first.reasons.some(({ code }) => code === 'family_changed'))
})

test('a name whose family name is found is not looked for under others', () => {
  assert.deepEqual(
    index.search('Яніна Казіміраўна Трывожка').map(({ id }) => id),
    ['yanina'],
  )
})

test('where many share given and father’s name, none of them is offered', () => {
  const many = NameIndex.build(
    Array.from({ length: 60 }, (_, i) => ({ id: String(i), names: [`Ольга Ивановна Кру${'бвгдж'[i % 5]}${i}ова`] })),
  )
  assert.deepEqual(many.search('Ольга Ивановна Пустельник'), [])
})

test('a search by another family name survives saving and adding', () => {
  const later = NameIndex.load(index.add([{ id: 'late', names: ['Янина Казимировна Хотимович'] }]).save())
  const ids = later.search('Янина Казимировна Пустельник').map(({ id }) => id)
  assert.ok(ids.includes('yanina') && ids.includes('late'))
})
