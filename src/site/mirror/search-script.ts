/** Plain script, no module: browsers refuse modules that come from a file. Names are compared letter by letter, whatever their script. */
export const SEARCH_SCRIPT = `'use strict'
;(() => {
  const LETTERS = { а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'g', д: 'd', е: 'e', ё: 'e', є: 'e', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ў: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia', ł: 'l', ø: 'o', đ: 'd', ß: 'ss' }
  const fold = (text) =>
    [...text.toLowerCase().normalize('NFD').replace(/[\\u0300-\\u0305\\u0307-\\u036f]/g, '').normalize('NFC')]
      .map((letter) => LETTERS[letter] ?? letter)
      .join('')
      .replace(/[^\\p{L}\\p{N}\\u0001]+/gu, ' ')
      .replace(/ya/g, 'ia')
      .replace(/yu/g, 'iu')
      .replace(/ye/g, 'e')
      .replace(/g/g, 'h')
      .replace(/[jy]/g, 'i')
      .replace(/ii/g, 'i')
      .replace(/w/g, 'v')
  const people = INDEX.map(([id, name, names]) => ({ id, name, keys: fold(name + '\\u0001' + names).split(/[ \\u0001]+/) }))
  const field = document.getElementById('q')
  const list = document.getElementById('found')
  const show = () => {
    const words = fold(field.value).split(' ').filter(Boolean)
    const found = words.length
      ? people.filter(({ keys }) => words.every((word) => keys.some((key) => key.startsWith(word)))).slice(0, 50)
      : []
    list.replaceChildren(
      ...found.map(({ id, name }) => {
        const link = document.createElement('a')
        link.href = field.dataset.people + encodeURIComponent(id) + '.html'
        link.textContent = name
        const item = document.createElement('li')
        item.append(link)
        return item
      }),
    )
    if (words.length && !found.length) list.textContent = field.dataset.none
  }
  field.addEventListener('input', show)
  show()
})()
`
