import type pg from 'pg'
import { connectionTrouble } from '../connection-trouble.ts'
import { invalid } from './format.ts'
import type { Row } from './rows.ts'
import type { Table } from './tables.ts'

/** The protocol counts parameters in 16 bits. */
const MOST_PARAMETERS = 60_000
const MOST_CHARACTERS = 4_000_000

/** Puts rows of text into one table, many in a statement. The server reads each value by the type of its column. */
export class Inserter {
  readonly #client: pg.ClientBase
  readonly #table: Table
  readonly #file: string
  #values: (string | null)[] = []
  #characters = 0

  constructor(client: pg.ClientBase, table: Table, file: string) {
    this.#client = client
    this.#table = table
    this.#file = file
  }

  async add(row: Row): Promise<void> {
    const width = this.#table.columns.length
    if (row.length !== width)
      throw invalid(this.#file, `${row.length} values for ${width} columns of ${this.#table.name}`)
    this.#values.push(...row)
    for (const value of row) this.#characters += value?.length ?? 0
    if (this.#values.length + width > MOST_PARAMETERS || this.#characters > MOST_CHARACTERS) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.#values.length === 0) return
    const values = this.#values
    this.#values = []
    this.#characters = 0
    try {
      await this.#client.query(this.#statement(values.length), values)
    } catch (error) {
      if (connectionTrouble(error)) throw error
      const said = error instanceof Error ? error.message : String(error)
      throw invalid(this.#file, `rows that ${this.#table.name} refuses: ${said}`, error)
    }
  }

  #statement(count: number): string {
    const names = this.#table.columns.map((name) => this.#client.escapeIdentifier(name)).join(', ')
    const width = this.#table.columns.length
    const rows: string[] = []
    for (let first = 1; first <= count; first += width) {
      rows.push(`(${Array.from({ length: width }, (_, at) => `$${first + at}`).join(',')})`)
    }
    const into = this.#client.escapeIdentifier(this.#table.name)
    return `insert into ${into} (${names}) overriding system value values ${rows.join(',')}`
  }
}
