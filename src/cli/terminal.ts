/** Writing for people: colour only on a terminal that wants it, lines wrapped to its width. */
export interface Terminal {
  readonly columns: number
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly line: (text?: string) => void
  readonly wrap: (text: string, indent: string) => void
}

export function terminal(stream: NodeJS.WriteStream = process.stdout): Terminal {
  const colour = Boolean(stream.isTTY) && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
  const paint = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  const columns = Math.min(stream.columns ?? 96, 100)
  const line = (text = '') => void stream.write(`${text}\n`)
  return {
    columns,
    bold: paint(1),
    dim: paint(2),
    line,
    wrap: (text, indent) => {
      for (const row of wrapWords(text, columns - indent.length)) line(indent + row)
    },
  }
}

function wrapWords(text: string, width: number): string[] {
  const rows: string[] = []
  let row = ''
  for (const word of text.split(/\s+/)) {
    if (row && row.length + 1 + word.length > width) {
      rows.push(row)
      row = word
    } else row = row ? `${row} ${word}` : word
  }
  return row ? [...rows, row] : rows
}

/** Progress on standard error: one line that rewrites itself on a terminal, plain lines at every tenth otherwise. */
export function progress(
  label: string,
  total: number,
  stream: NodeJS.WriteStream = process.stderr,
): (done: number) => void {
  if (total < 10 && !stream.isTTY) return () => undefined
  let tenth = -1
  return (done) => {
    if (stream.isTTY) {
      const width = 30
      const filled = Math.round((done / total) * width)
      stream.write(
        `\r${label} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}${done === total ? '\n' : ''}`,
      )
    } else if (Math.floor((done / total) * 10) > tenth) {
      tenth = Math.floor((done / total) * 10)
      stream.write(`${label} ${done}/${total}\n`)
    }
  }
}
