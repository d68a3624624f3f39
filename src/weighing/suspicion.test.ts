import assert from 'node:assert/strict'
import { test } from 'node:test'
import { suspicionOf } from './suspicion.ts'

const outlet = { speaker: { name: 'Outlet', kind: 'outlet' as const }, origin: null }
const told = (text: string, sourced = false) =>
  suspicionOf({ title: null, text, credits: sourced ? ['Viasna'] : [], claims: [outlet, outlet, outlet] })

const EMPTY_PHRASES = `In a remarkable turn of events, Vera Talash walked free on Monday. Her release stands as a testament to the courage of many.
She had spent two years in the colony at Zarechny. Ryhor Buin was released too.
As the situation continues to unfold, the world will be watching, and the struggle for a brighter future goes on.`

test('set phrases, an empty closing and no source at all come together: the text is suspected, and each sign is named with its words', () => {
  const found = told(EMPTY_PHRASES)
  assert.equal(found.suspected, true)
  assert.deepEqual(
    found.signs.map(({ code }) => code),
    ['set_phrase', 'hedged_closing', 'no_source'],
  )
  assert.match(found.signs[0]?.words ?? '', /testament/)
})

test('the same phrases with a source named stay unsuspected, and so do phrases alone', () => {
  assert.equal(told(EMPTY_PHRASES, true).suspected, false)
  assert.equal(told(`${EMPTY_PHRASES}\n“We walked all night,” she said.`).suspected, false)
})

test('a prompt left standing is enough by itself, in any language', () => {
  for (const text of [
    'Certainly! Here is a news article about the release.\nVera Talash is free.',
    'Вот переписанный вариант статьи:\nВера Талаш на свободе.',
    'Jako model językowy nie mam dostępu do bieżących danych. Wiera Talasz jest wolna.',
  ])
    assert.equal(told(text).suspected, true, text)
})

test('a gap of a template counts with what else there is', () => {
  const found = told('Vera Talash, [insert age], was freed.\n\n**Background:**\nShe was held for two years.')
  assert.equal(found.suspected, true)
  assert.deepEqual(
    found.signs.map(({ code }) => code),
    ['placeholder', 'markdown_residue', 'no_source'],
  )
})

test('what people write is not suspected: short news, a column with one set phrase, a closing that names somebody', () => {
  for (const text of [
    'Vera Talash was released on Monday. She had been held since March 2029. Her sister met her at the gate.',
    'Her case stands as a testament to what we owe each other.\nVera Talash is free.\nShe will see her sister on Friday.',
    'Вера Талаш вышла на свободу.\nЕё встретила сестра.\nВремя покажет, вернётся ли Вера Талаш в Минск.',
  ])
    assert.equal(told(text).suspected, false, text)
})
