import { agesChart } from './ages.ts'
import type { ChartMaker } from './chart.ts'
import { daysChart } from './days.ts'
import { heldChart } from './held.ts'
import { monthsChart } from './months.ts'
import { placesChart } from './places.ts'
import { sentencesChart } from './sentences.ts'
import { articlesChart, outcomesChart } from './simple.ts'
import { survivalChart } from './survival.ts'
import { wavesChart } from './waves.ts'

/** In the order in which the page shows them, by their name in addresses. */
export const charts: ReadonlyMap<string, ChartMaker> = new Map([
  ['held', heldChart],
  ['months', monthsChart],
  ['waves', wavesChart],
  ['outcomes', outcomesChart],
  ['sentences', sentencesChart],
  ['survival', survivalChart],
  ['articles', articlesChart],
  ['places', placesChart],
  ['ages', agesChart],
  ['days', daysChart],
])
