import type * as Plotting from '@observablehq/plot'
import type { parseHTML } from 'linkedom'

export type PlotLibrary = typeof Plotting

interface Plotter {
  readonly Plot: PlotLibrary
  readonly document: ReturnType<typeof parseHTML>['document']
}

/** As much of a drawn element as is touched here: this program has no browser's types. */
interface Drawn {
  readonly outerHTML: string
  readonly textContent: string | null
  querySelector(selector: string): Drawn | null
  querySelectorAll(selector: string): Iterable<Drawn>
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  remove(): void
}

let loaded: Promise<Plotter> | null = null

/** The plotting library with a document to draw in; loaded when the first picture is asked for. */
export function plotter(): Promise<Plotter> {
  loaded ??= Promise.all([import('@observablehq/plot'), import('linkedom')]).then(([Plot, { parseHTML }]) => ({
    Plot,
    document: parseHTML('<html></html>').document,
  }))
  return loaded
}

/** In SVG user units: as wide as a column of the page, and readable when a phone shrinks it. */
export const PLOT_WIDTH = 480

/**
 * Draws a picture and gives it as SVG that stands under a strict content policy: no style element, no style attribute, no
 * script. Every link gets the words of its title as its name.
 */
export async function draw(title: string, options: (plot: PlotLibrary) => Plotting.PlotOptions): Promise<string> {
  const { Plot, document } = await plotter()
  const drawn: Drawn = Plot.plot({ document, width: PLOT_WIDTH, ...options(Plot) })
  for (const style of drawn.querySelectorAll('style')) style.remove()
  for (const part of drawn.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  for (const part of drawn.querySelectorAll('[style]')) part.removeAttribute('style')
  for (const link of drawn.querySelectorAll('a')) {
    // The serialiser leaves these signs as they are in attributes.
    link.setAttribute('aria-label', (link.querySelector('title')?.textContent ?? title).replaceAll(/[<>"&]/g, ' '))
  }
  drawn.removeAttribute('font-family')
  drawn.setAttribute('font-size', '13')
  drawn.setAttribute('class', 'chart-drawing')
  drawn.setAttribute('role', 'group')
  drawn.setAttribute('aria-label', title)
  return drawn.outerHTML.replaceAll(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10))
}
