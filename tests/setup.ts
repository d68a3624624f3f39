import { beginTestRun, endTestRun } from '../dist/database/test-server.js'

/** Loaded by the test runner before all files (scripts/test.js). */
export const globalSetup = beginTestRun
export const globalTeardown = endTestRun
