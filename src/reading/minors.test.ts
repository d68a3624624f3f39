import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readReport } from './index.ts'

// People are invented.
const MINORS: readonly (readonly [language: string, text: string, name: string])[] = [
  ['en', 'Andrei Tarasevich and his 7-year-old daughter Zorka Tarasevich were released.', 'Zorka'],
  ['en', 'Schoolgirl Alena Vakulka, 15, was detained in Minsk.', 'Vakulka'],
  ['en', 'Vera Kulik, aged 16, was sentenced to two years in prison.', 'Kulik'],
  ['en', 'Pavel Drozd, 17, was arrested.', 'Drozd'],
  ['en', 'Kiryl Sokal, born in 2011, was detained.', 'Sokal'],
  ['en', 'A 14-year-old boy, Ilya Krupnik, was detained.', 'Krupnik'],
  ['en', 'Minor Darya Lis was detained.', 'Lis'],
  ['en', 'The infant Mark Lis was released.', 'Lis'],
  ['en', 'The fifteen-year-old Darya Lis was detained.', 'Lis'],
  ['en', 'Pavel Drozd (17) was arrested.', 'Drozd'],
  ['en', 'Pavel Drozd, a schoolboy from Minsk, was arrested.', 'Drozd'],
  ['en', 'Vera Kulik was arrested. She is 16 years old.', 'Kulik'],
  ['en', 'Seventeen-year-old Pavel Drozd was detained.', 'Drozd'],
  ['en', 'Pavel Drozd, who is 17, was detained.', 'Drozd'],
  ['en', 'Pavel Drozd was detained at the age of 16.', 'Drozd'],
  ['ru', 'Павлу Дрозду 17 лет. Он задержан.', 'Дрозд'],
  ['ru', 'Освобождён Игорь Лис, ему 16 лет.', 'Лис'],
  ['ru', 'Освобождены Андрей Тарасевич и его 7-летняя дочь Зорка Тарасевич.', 'Зорка'],
  ['ru', 'Школьница Алёна Вакулка, 15 лет, была задержана.', 'Вакулка'],
  ['ru', '16-летняя Вера Кулик была задержана.', 'Кулик'],
  ['ru', 'Несовершеннолетний Павел Дрозд был арестован.', 'Дрозд'],
  ['ru', 'Кирилл Сокол, 2011 года рождения, был задержан.', 'Сокол'],
  ['ru', 'Четырнадцатилетний Илья Крупник был задержан.', 'Крупник'],
  ['ru', 'Девятиклассник Олег Синица был задержан.', 'Синица'],
  ['ru', 'Дочка Ольги Грач, Марина, была задержана.', 'Марина'],
  ['be', '16-гадовая Вера Кулік была затрыманая.', 'Кулік'],
  ['be', 'Школьніца Алена Вакулка, 15 гадоў, была затрыманая.', 'Вакулка'],
  ['be', 'Непаўналетні Павел Дрозд быў затрыманы.', 'Дрозд'],
  ['uk', '16-річна Віра Кулик була затримана.', 'Кулик'],
  ['uk', 'Школярка Олена Вакулка, 15 років, була затримана.', 'Вакулка'],
  ['uk', 'Кирило Сокіл, 2011 року народження, був затриманий.', 'Сокіл'],
  ['pl', '16-letnia Wiera Kulik została zatrzymana.', 'Kulik'],
  ['pl', 'Uczennica Alena Wakulka, 15 lat, została zatrzymana.', 'Wakulka'],
  ['pl', 'Paweł Drozd, urodzony w 2011 roku, został zatrzymany.', 'Drozd'],
  ['lt', 'Moksleivė Alena Vakulka, 15 metų, buvo sulaikyta.', 'Vakulka'],
  ['lt', '16-metė Vera Kulik buvo sulaikyta.', 'Kulik'],
  ['de', 'Die 16-jährige Vera Kulik wurde festgenommen.', 'Kulik'],
  ['de', 'Die Schülerin Alena Vakulka, 15, wurde festgenommen.', 'Vakulka'],
  ['de', 'Pavel Drozd, 17 Jahre alt, wurde festgenommen.', 'Drozd'],
  ['fr', 'Vera Kulik, âgée de 16 ans, a été arrêtée.', 'Kulik'],
  ['fr', "L'écolière Alena Vakulka, 15 ans, a été arrêtée.", 'Vakulka'],
  ['es', 'Vera Kulik, de 16 años, fue detenida.', 'Kulik'],
  ['es', 'El adolescente Pavel Drozd fue detenido.', 'Drozd'],
  ['pt', 'Vera Kulik, de 16 anos, foi detida.', 'Kulik'],
  ['pt', 'O menor Pavel Drozd foi detido.', 'Drozd'],
  ['it', 'Vera Kulik, di 16 anni, è stata arrestata.', 'Kulik'],
  ['it', 'Il minorenne Pavel Drozd è stato arrestato.', 'Drozd'],
]

const ADULTS: readonly (readonly [language: string, text: string, name: string])[] = [
  ['en', 'Andrei Tarasevich and his 7-year-old daughter Zorka Tarasevich were released.', 'Andrei'],
  ['en', 'Pavel Drozd, 18, was arrested.', 'Drozd'],
  ['en', 'His son Pavel Drozd, 34, was arrested.', 'Drozd'],
  ['en', 'Vera Kulik, born in 1981, was released.', 'Kulik'],
  ['en', 'Vera Kulik, a mother of three children, was released.', 'Kulik'],
  ['en', 'Vera Kulik was sentenced to 12 years in prison.', 'Kulik'],
  ['en', 'The daughter of Pavel Drozd said he was released.', 'Drozd'],
  ['ru', 'Павел Дрозд, осужденный на 12 лет колонии, был освобожден.', 'Дрозд'],
  ['ru', 'Дочка Ольги Грач, Марина, была задержана.', 'Грач'],
  ['ru', 'Мать троих несовершеннолетних детей Ольга Грач была освобождена.', 'Грач'],
  ['be', 'Вера Кулік — 9 з паловай гадоў, Павел Дрозд — 5 гадоў.', 'Дрозд'],
  ['es', 'Vera Kulik, condenada a 12 años de prisión, fue liberada.', 'Kulik'],
  ['pl', 'Paweł Drozd, skazany na 12 lat więzienia, został uwolniony.', 'Drozd'],
]

for (const [language, text, name] of MINORS)
  test(`A minor is marked, and so is every claim of the person: ${text}`, () => {
    const { people, claims } = read(language, text)
    const person = people.find((p) => p.mentions.some((m) => m.text.includes(name)))
    assert.ok(person?.minor, JSON.stringify(people))
    for (const claim of claims)
      if (claim.subject.kind === 'person' && claim.subject.ref === person.id) assert.ok(claim.minor)
  })

for (const [language, text, name] of ADULTS)
  test(`Who is of age is not marked (${name}): ${text}`, () => {
    const person = read(language, text).people.find((p) => p.mentions.some((m) => m.text.includes(name)))
    assert.equal(person?.minor, false, JSON.stringify(person))
  })

test('A full name with another given name is never taken for somebody else of the surname', () => {
  const { people, claims } = read(
    'ru',
    'Игорь Лосев встретился с дочерью Паулиной. Паулина Лосева была освобождена 11 сентября 2025 года.',
  )
  assert.equal(people.find((p) => p.name.startsWith('Паулин'))?.minor, true)
  assert.ok(!claims.some((c) => c.type === 'released' && c.subject.name.startsWith('Игорь')))
  const other = read(
    'ru',
    'Игорь Синица встретился с дочерью Паулиной. Паулина Синица была освобождена 11 сентября 2025 года.',
  )
  assert.ok(!other.claims.some((c) => c.type === 'released' && c.subject.name.startsWith('Игорь')))
  assert.ok(other.claims.some((c) => c.type === 'released' && c.minor))
})

function read(language: string, text: string) {
  return readReport({
    kind: 'report',
    id: 'r0123456789abcdef',
    sha256: '0'.repeat(64),
    title: null,
    outlet: 'The Example Post',
    url: null,
    published: '2025-09-12',
    language,
    text,
    furniture: [],
    aiDisclosure: null,
    notices: [],
    notes: [],
  })
}
