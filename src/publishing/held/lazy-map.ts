/** A map whose values are made when they are asked for; its keys are at hand. */
export class LazyMap<Source, Value> implements ReadonlyMap<string, Value> {
  readonly #sources: ReadonlyMap<string, Source>
  readonly #make: (source: Source, key: string) => Value

  constructor(sources: ReadonlyMap<string, Source>, make: (source: Source, key: string) => Value) {
    this.#sources = sources
    this.#make = make
  }

  get size(): number {
    return this.#sources.size
  }

  get(key: string): Value | undefined {
    const source = this.#sources.get(key)
    return source === undefined ? undefined : this.#make(source, key)
  }

  has(key: string): boolean {
    return this.#sources.has(key)
  }

  keys(): MapIterator<string> {
    return this.#sources.keys()
  }

  *values(): MapIterator<Value> {
    for (const [key, source] of this.#sources) yield this.#make(source, key)
  }

  *entries(): MapIterator<[string, Value]> {
    for (const [key, source] of this.#sources) yield [key, this.#make(source, key)]
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries()
  }

  forEach(act: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) act(value, key, this)
  }
}
