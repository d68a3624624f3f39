import type { Contradiction, Reason, ReasonExample, ReasonParams, SaidInParts, SaidValue } from '../weighing/index.ts'
import { quantity } from './describe.ts'
import { dateInWords } from './edtf.ts'
import { countryName, populationInWords } from './population-in.ts'
import { fill, type View } from './view.ts'
import { voiceIn } from './voice-in.ts'

/** Why a verdict is what it is, in the reader's language; null where the reasons are not given in parts. */
export function explain(view: View, reasons: readonly Reason[] | undefined): string | null {
  if (!reasons || reasons.length === 0) return null
  const opposed = reasons.some(({ code }) => code === 'independent_origins_against')
  const lines = reasons.map((reason) => lineOf(view, reason, opposed))
  return lines.every((line) => line !== null) ? lines.join(' ') : null
}

function lineOf(view: View, { code, params = {} }: Reason, opposed: boolean): string | null {
  const m = view.m.explanations
  if (code === 'independent_origins_for') return fill(m.for, { picture: picture(view, params) })
  if (code === 'independent_origins_against') return fill(m.against, { picture: picture(view, params) })
  if (code === 'only_dependent_reports') return m.oneOrigin
  if (code === 'possibly_invented') return params.invented === 'person' ? m.inventedPerson : m.invented
  if (code === 'bounded_count') return m.bounded
  if (code === 'no_other_origin') return opposed ? m.noOther : m.nothing
  if (code === 'human_decision') return params.decision ? decided(view, params.decision) : null
  const examples = exampleList(view, params)
  if (params.role === 'for') return fill(m.overtaken, { examples })
  const [says, beside]: readonly Readonly<Record<string, string>>[] = [m.says, m.beside]
  const what = params.role === 'beside' ? beside?.[code] : says?.[code]
  return what ? fill(params.role === 'beside' ? m.besideLine : m.theySay, { what, examples }) : null
}

function picture(view: View, { reports = 0, origins = 0, who = [], more = 0 }: ReasonParams): string {
  const m = view.m.explanations
  const named = who.map(({ label, reports: n }) => `${voiceIn(view, label)} (${view.number(n)})`).join(', ')
  const list = more > 0 ? `${named} ${view.count(m.more, more)}` : named
  return fill(m.picture, { reports: view.count(m.reports, reports), origins: view.count(m.origins, origins), list })
}

function decided(view: View, decision: NonNullable<ReasonParams['decision']>): string {
  const m = view.m.explanations
  const what = (decision.on === 'same' ? m.same : m.opposite)[decision.state]
  const [by, reason]: readonly Readonly<Record<string, string>>[] = [m.decidedBy, m.decidedWhy]
  return fill(m.decided, {
    by: by?.[decision.by] ?? decision.by,
    date: dateInWords(view, decision.at),
    what,
    reason: reason?.[decision.reason] ?? decision.reason,
  })
}

function exampleList(view: View, { examples = [], more = 0 }: ReasonParams): string {
  const m = view.m.explanations
  const lines = examples.map(({ origin, claim }: ReasonExample) =>
    fill(m.example, { origin: voiceIn(view, origin), claim: said(view, claim) }),
  )
  return [...lines, ...(more > 0 ? [view.count(m.more, more)] : [])].join('; ')
}

/** A claim in the reader's words: 'Vera Kupala: Release, 11 May 2031'. */
export function said(view: View, { type, name, population, words, value, date, denied, planned }: SaidInParts): string {
  const label = view.m.claim[type]
  const act = denied ? fill(view.m.polarity.denies, { claim: label }) : label
  const counts = value?.unit === 'person'
  const whom = name ?? populationInWords(view, population ?? '', words)
  const subject = counts && name === null ? `${quantity(view, value, false)} · ${whom}` : whom
  const parts = [
    fill(view.m.explanations.claim, { subject, act }),
    value && !counts ? quantity(view, value) : null,
    planned ? view.m.modality.planned : null,
    date ? dateInWords(view, date) : null,
  ]
  return parts.filter((part) => part !== null).join(', ')
}

/** 'prisoners: Number who crossed the border'; of those released, '… among the released'. */
export function countedInWords(view: View, population: string, kind: string, words: string | null): string {
  const m = view.m.explanations
  const whom = populationInWords(view, population, words)
  if (kind === 'count_released') return fill(m.among, { population: whom })
  return fill(m.counted, { population: whom, act: actInWords(view, kind) })
}

type Topic = Pick<Contradiction, 'code' | 'subject' | 'population' | 'kind'>

export function contradictionInWords(view: View, { code, subject, population, kind }: Topic): string {
  const whom = population === undefined ? (subject ?? '') : populationInWords(view, population, subject)
  const act = kind === undefined ? '' : actInWords(view, kind)
  return fill(view.m.explanations.contradiction[code], { subject: whom, act })
}

export function valueInWords(view: View, value: SaidValue): string {
  const m = view.m.explanations.value
  switch (value.kind) {
    case 'number': {
      const q = view.number(value.number)
      return value.bound === 'exact' ? q : fill(view.m.quantity[value.bound], { q })
    }
    case 'several_or_all':
      return m.several_or_all
    case 'day':
      return dateInWords(view, value.date)
    case 'out':
      return value.date === null ? m.out : fill(m.outOn, { date: dateInWords(view, value.date) })
    case 'act': {
      const act = actInWords(view, value.type)
      return value.denied ? fill(m.denied, { act }) : act
    }
    case 'terms': {
      const countries = value.countries.map((code) => countryName(view, code)).join(', ')
      return countries ? fill(m.with, { what: m[value.terms], countries }) : m[value.terms]
    }
  }
}

/** What a release explains of the change in one organisation's own count of those held. */
export function stockInWords(view: View, released: number, residual: number): string {
  const m = view.m.explanations
  const n = view.number(Math.abs(residual))
  const rest = residual === 0 ? m.stockHolds : fill(residual > 0 ? m.stockMore : m.stockFewer, { n })
  return fill(m.stock, { n: view.number(released), rest })
}

const actInWords = (view: View, type: string): string => {
  const known: Readonly<Record<string, string>> = view.m.claim
  return known[type] ?? type
}
