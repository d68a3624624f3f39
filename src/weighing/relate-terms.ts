import { countriesIn } from './countries.ts'
import type { Directory } from './directory.ts'
import { fold } from './fold.ts'
import { contradicts, type Relation, SUPPORTS, UNRELATED } from './relation.ts'
import type { Statement } from './statement.ts'
import { gap } from './window.ts'

const SAME_DEAL_DAYS = 21
const SWAP =
  /\b(exchang|swap|obmen|abmen|obmin|wymian|austausch|echang|canje|intercamb|scambi|troca|mainais|mainai|mainym|apsikeit)/
const SANCTIONS = /\b(sanction|sankts|sankcij|sankcj|sanktion|sanzion|sancion|sancao|sancoes)/
const DEAL =
  /\b(exchang|swap|obmen|abmen|obmin|wymian|austausch|echang|canje|intercamb|scambi|troca|main|sanction|sankts|sankcij|sankcj|sanktion|sanzion|sancion|sanco|sanca|deal|dohavor|dogovor|sdelk|pahadnen|uhod|porozum|umow|abkommen|vereinbar|accord|acuerdo|accordo|acordo|susitarim|proposed|in return)/
const ONE_SIDED =
  /\b(no (prisoner )?(exchang|swap)|without (any )?(exchang|swap)|not (an? )?(prisoner )?(exchang|swap)|not part of an? (prisoner )?(exchang|swap)|one sided|unilateral|nothing in return|nobody (was )?(handed|given|returned)|odnostoron|adnabak|jednostron|einseitig|vienasal|bez obmen|bez abmen|bez wymian|ohne austausch|sin canje|sans echang|ne byl\w* obmen|nie byla wymian)/

interface Terms {
  readonly partners: readonly string[]
  readonly swap: boolean
  readonly oneSided: boolean
  readonly sanctions: boolean
}

/** Whether a claim tells on what terms people came out, be it only of one of them: 'freed in an exchange'. */
export const isDeal = ({ type, evidence }: Statement): boolean =>
  type === 'exchange_terms' ||
  type === 'exchanged' ||
  (type === 'released' && evidence.claim.releaseKind === 'exchange')

/** What claim `b` does to claim `a`, both on the terms on which a group came out. */
export function relateExchange(a: Statement, b: Statement, directory: Directory): Relation {
  if (
    a.window &&
    b.window &&
    a.said !== null &&
    b.said !== null &&
    Math.abs(a.said - b.said) > 180 &&
    gap(a.window, b.window) > SAME_DEAL_DAYS
  )
    return UNRELATED
  const [x, y] = [termsOf(a, directory), termsOf(b, directory)]
  if (swapStance(x) !== 0 && swapStance(y) === -swapStance(x)) return contradicts('terms_differ')
  if (x.sanctions && y.sanctions && x.swap === y.swap) return SUPPORTS
  if (x.partners.length > 0 && y.partners.length > 0 && !x.partners.some((code) => y.partners.includes(code)))
    return contradicts('terms_differ')
  if (x.swap !== y.swap && (x.sanctions || y.sanctions) && x.sanctions !== y.sanctions)
    return contradicts('terms_differ')
  const agree = (x.swap && y.swap) || (x.sanctions && y.sanctions) || (x.oneSided && y.oneSided)
  const partners = x.partners.some((code) => y.partners.includes(code))
  return agree || (partners && x.swap === y.swap) ? SUPPORTS : UNRELATED
}

const swapStance = (terms: Terms): number => (terms.oneSided ? -1 : terms.swap ? 1 : 0)

function termsOf(statement: Statement, directory: Directory): Terms {
  const { claim } = statement.evidence
  const words = [claim.detail, claim.quote.text].filter(Boolean).join(' · ')
  const text = fold(words)
  const swap = SWAP.test(text) || statement.type === 'exchanged' || claim.releaseKind === 'exchange'
  const oneSided = ONE_SIDED.test(text) || (swap && !statement.affirms)
  const home = [...directory.countries, ...(claim.place ? countriesIn(claim.place) : [])]
  const abroad = (some: string) => countriesIn(some).filter((code) => !home.includes(code))
  const partners = abroad(claim.detail ?? '')
  return {
    partners: oneSided ? [] : partners.length > 0 ? partners : dealing(claim.quote.text).flatMap(abroad),
    swap: swap && !oneSided,
    oneSided,
    sanctions: SANCTIONS.test(text),
  }
}

/** The parts of a sentence that speak of the deal: a country elsewhere in it is where people were brought. */
const dealing = (quote: string): readonly string[] => quote.split(/[,;:]\s/).filter((part) => DEAL.test(fold(part)))

export type TermsCode = 'exchange' | 'no_exchange' | 'sanctions' | 'deal'

/** The terms that a claim tells of, and with which countries. */
export function stanceOf(
  statement: Statement,
  directory: Directory,
): { readonly terms: TermsCode; readonly countries: readonly string[] } {
  const { swap, oneSided, sanctions, partners } = termsOf(statement, directory)
  if (oneSided) return { terms: 'no_exchange', countries: [] }
  return { terms: swap ? 'exchange' : sanctions ? 'sanctions' : 'deal', countries: partners }
}
