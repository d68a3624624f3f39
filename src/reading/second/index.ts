export type { Differences, Differing } from './differences.ts'
export { extractorOf, readSecond, type SecondReading } from './second-reader.ts'
export { InvalidSecondReaderError, type SecondReaderSettings, secondReaderSettings } from './settings.ts'
export {
  type KeptSecondReading,
  loadSecondReading,
  SecondReadingStore,
  type SecondReadingTables,
  unreadBy,
} from './store.ts'
