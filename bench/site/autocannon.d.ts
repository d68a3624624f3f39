/** The package ships no types; this is what the bench uses of it. */
declare module 'autocannon' {
  interface Load {
    readonly requests: { readonly average: number }
    readonly latency: { readonly p50: number; readonly p99: number }
    readonly throughput: { readonly average: number }
    readonly non2xx: number
    readonly errors: number
  }
  export default function autocannon(options: {
    readonly url: string
    readonly connections: number
    readonly duration: number
    readonly requests: readonly {
      readonly method: 'GET'
      readonly path: string
      readonly headers: Readonly<Record<string, string>>
    }[]
  }): Promise<Load>
}
