export { compareDates, containsDate, dateOfDay, dayNumber, dayRange, weekdayOf } from './compare.ts'
export {
  createDate,
  createSeason,
  type DateInterval,
  daysInMonth,
  type Edtf,
  formatEdtf,
  InvalidDateError,
  type PartialDate,
  parseEdtf,
} from './partial-date.ts'
export { type RelativeDate, resolveDate } from './relative.ts'
