import { countriesIn } from './countries.ts'
import { fold } from './fold.ts'

/**
 * Who is counted, as a set of concepts: two counts speak of one population when the sets are equal. Stems are folded to Latin
 * and stand for words of English, Russian, Belarusian, Ukrainian, Polish, Lithuanian, German, French, Spanish, Portuguese and Italian.
 */
const CONCEPTS: Readonly<Record<string, RegExp>> = {
  political: /\b(politi[ckqsz]|polity|palit[yviz]|politz|politv|politk|politp|politisch|politik|politini)/,
  recognised:
    /\b(recogni|prizn|pryzn|vyznan|uznan|anerkann|reconn|reconoc|riconosc|reconhec|pripazi)|\b(list|lists|spisk\w*|spis\w*|spis|liste|lista) (of )?(viasn|viesn|vesn|wiosn|vjasn)|\b(viasn|vesn|wiosn)\w* (s )?(list|spis)/,
  foreign: /\b(foreign|inostran|zamezh|inozem|cudzoziem|obcokraj|ausland|etrang|extranj|stranier|estrang|uzsieni)/,
  journalist:
    /\b(journalis|zhurnalis|dziennik|periodist|giornalis|jornalis|zurnalist|reporter|media ?work|rabotnik\w* smi|mediarab)/,
  union:
    /\b(trade union|union (leader|activ|memb)|unionist|prafsaiuz|profsoiuz|profspil|zwiazkow|sindacal|sindical|syndical|gewerksch|profesini)/,
  women: /\b(wom[ae]n|zhenshch|zhanchyn|zhink|zhinok|kobiet|frau|femme|mujer|donn[ae]|mulher|moter)/,
  men: /\b(men\b|muzhch|cholovik|mezczyzn|maenner|manner|homme|hombre|uomini|homens|vyr[ua]\b)/,
  minor: /\b(minor|child|nesovershennolet|niepauna|niepelnol|minderjahr|mineur|menores)/,
  elderly: /\b(pension|elderly|pozhil|emeryt|rentner)/,
  activist: /\b(activis|aktivis|aktywis|attivist|ativist)/,
  clergy: /\b(priest|clergy|sviashch|ksiadz|ksiez|sacerdot|priester|pretre)/,
  extremism: /\b(extremis|ekstremi)/,
  refused: /\b(refus|otkaza|admovi|vidmovy|odmowi|weiger|rechaz|rifiut|recus|atsisak)/,
  others: /\bothers$/,
  named: /\b(names|nazwisk|imen\b|imion|imiona|prozvishch|familii|nombres|noms|nomi|nomes|namen|pavardz)/,
  documentless: /\b(without (passport|document)|passport|pasport|paszport|pass|pase|passeport)/,
}

const CITIZEN =
  /\b(citizen|national|hrazhdan|hromad|hramadz|gromad|obywatel|staatsbur|burger|ciudadan|cittadin|citoyen|ressortiss|cidad|piliec|paddan|poddan)/
const HELD =
  /\b(prison|priso|prisio|reclus|excarcel|inmate|detain|detenu|convict|zakliu|uzn|zniavol|viazn|viazen|vjazn|wiez|uwiezi|gefang|haftl|inhaft|preso|presos|detenid|kalin|osuzh|asudz|zasudz|carcer|detent|prigion|politz|palitv|politv)/

const PEOPLE =
  /\b(people|person|liudz|liudei|liudi|lyudei|chelovek|chalavek|osib|osob|osoby|personas|persone|personnes|pessoas|mensch|zmon|asmen|individual|released|freed|libert|indult|pomilov|pamilav|zwoln|ludzi|vyzval|osvobozhd|zvoln|wypuszcz|uwoln)/

/** The whole group of an event, whatever it is called. */
const WHOLE = new Set(['', 'political'])

export interface Population {
  /** Canonical key: concepts joined by '+', '' for people or prisoners at large, 'unspecified' where the words tell nobody. */
  readonly key: string
  readonly whole: boolean
}

export function populationOf(words: string): Population {
  const text = fold(words)
  const concepts = Object.keys(CONCEPTS).filter((concept) => CONCEPTS[concept]!.test(text))
  const peoples = CITIZEN.test(text) || !HELD.test(text) ? countriesIn(words).map((code) => `from ${code}`) : []
  const narrower = concepts.filter((concept) => concept !== 'political')
  const known = [
    ...(narrower.length + peoples.length > 0 && !concepts.includes('recognised') ? narrower : concepts),
    ...peoples,
  ]
  if (known.length === 0 && CITIZEN.test(text)) known.push('citizens')
  if (known.length === 0 && text !== '' && !HELD.test(text) && !PEOPLE.test(text)) known.push('unspecified')
  const key = [...new Set(known)].sort().join('+')
  return { key, whole: WHOLE.has(key) }
}
