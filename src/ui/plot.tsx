import type { Child } from 'hono/jsx'
import type { View } from './view.ts'

export interface PlotProps {
  readonly view: View
  readonly title: string
  /** In SVG user units; the picture scales down to the page, never up past its size. */
  readonly width: number
  readonly height: number
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  readonly children: Child
}

/** A picture and the table it is drawn from. Whoever cannot see the picture loses nothing. */
export function Plot({ view, title, width, height, columns, rows, children }: PlotProps) {
  return (
    <figure class="plot">
      <svg
        class="drawing"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={title}
      >
        {children}
      </svg>
      <figcaption>{title}</figcaption>
      <details class="folded">
        <summary>{view.m.plot.table}</summary>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first, ...rest]) => (
              <tr>
                <th scope="row">{first}</th>
                {rest.map((cell) => (
                  <td>{typeof cell === 'number' ? view.number(cell) : cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
