import { defaultDirectory } from '../weighing/index.ts'

/** The name under which an organisation is shown, whatever spelling, language or case a report gives it in; as given where we do not know it. */
export function organisationName(given: string): string {
  return defaultDirectory().find(given)?.name ?? given
}
