/** Stays in place while closing: a terminal and npm may both pass on one Ctrl-C, and the second must not cut the close short. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}
