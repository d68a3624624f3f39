/**
 * The locales to make a cluster with, the best first; the second is for systems that lack the first. LC_CTYPE must know
 * letters: with plain C, pg_trgm finds no trigram in Cyrillic. LC_COLLATE is by code point, the same everywhere.
 */
export const initdbLocales: readonly (readonly string[])[] = [
  ['--locale=C.UTF-8'],
  ['--locale=en_US.UTF-8', '--lc-collate=C'],
]

/** What else every cluster is made with. */
export const initdbArguments: readonly string[] = [
  '--username=habeas',
  '--encoding=UTF8',
  '--auth=scram-sha-256',
  '--data-checksums',
]

/** The environment of both programs; nothing of ours is inherited. */
export const serverEnvironment: Readonly<Record<string, string>> = { LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/** Settings of the running server, given at each start so that an old cluster gets today's. Sized for a small machine. */
export function serverArguments(
  clusterFolder: string,
  socketFolder: string,
  { major, throwAway = false }: { readonly major: number; readonly throwAway?: boolean },
): readonly string[] {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    shared_buffers: '128MB',
    max_connections: '60',
    wal_level: 'minimal',
    max_wal_senders: '0',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A session whose process was killed must not keep the server up, even when a long statement runs in it.
    client_connection_check_interval: '2s',
    ...quietLog,
    ...(major >= 18 ? { io_method: 'sync' } : {}),
    ...(throwAway ? quickAndUnsafe : {}),
  }
  return ['-D', clusterFolder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

// Statements and their values hold names of people: none may reach a log file, not even when a statement fails.
const quietLog = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_checkpoints: 'off',
}

// Only for the server of a test run, whose data nobody misses.
const quickAndUnsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
