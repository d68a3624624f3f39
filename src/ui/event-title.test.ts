import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventPlace, eventTitle } from './event-title.ts'
import { createView, LOCALES } from './view.ts'

const event = { id: 'release-by-2031-05-11', title: 'Belarus, 11 May 2031', date: '2031-05-11', place: 'Belarus' }
const view = (language: string) => createView('site', '/', LOCALES.find((locale) => locale.language === language)!)

test('an event is named by its country and day in the language of the page', () => {
  assert.equal(eventTitle(view('en'), event), 'Belarus, 11 May 2031')
  assert.match(eventTitle(view('ru'), event), /^(Беларусь|Белоруссия), 11 мая 2031/)
  assert.match(eventTitle(view('be'), event), /^Беларусь, 11 мая 2031/)
  assert.match(eventPlace(view('be'), event) ?? '', /^Беларусь$/)
})

test('a title that people gave stays as it is, and so does one without a country', () => {
  assert.equal(eventTitle(view('ru'), { ...event, title: 'The winter release' }), 'The winter release')
  const day = { id: 'release-2031-05-11', title: '11 May 2031', date: '2031-05-11', place: null }
  assert.match(eventTitle(view('ru'), day), /^11 мая 2031/)
  assert.equal(eventPlace(view('ru'), day), null)
})
