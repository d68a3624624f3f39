import { progress } from './terminal.ts'

/** Progress of work that goes through several steps, each with a length of its own. */
export function steps(): (step: string, done: number, of: number) => void {
  let [doing, told]: [string, (done: number) => void] = ['', () => undefined]
  return (step, done, of) => {
    if (step !== doing) [doing, told] = [step, progress(step, of)]
    told(Math.min(done, of))
  }
}
