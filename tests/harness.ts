/** For tests under tests/: the same database per file that tests beside the code take from src/database/testing.ts. */
export { testDatabase as freshDatabase } from '../dist/database/testing.js'
