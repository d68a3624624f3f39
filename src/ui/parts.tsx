import type { Description } from './describe.ts'
import { Name } from './name.tsx'
import type { View } from './view.ts'

interface PartsProps {
  readonly of: Pick<Description, 'parts' | 'quoted'>
  /** Of the report, BCP 47; '' where it is not known. */
  readonly language: string
}

/** What else a claim says, in short parts; those that are words of the report are marked as of its language. */
export function Parts({ of: { parts, quoted }, language }: PartsProps) {
  return (
    <>
      {parts.map((part) => (
        <span {...(quoted.includes(part) ? { lang: language === 'und' ? '' : language } : {})}>{part} </span>
      ))}
    </>
  )
}

interface SubjectProps extends Omit<PartsProps, 'of'> {
  readonly view: View
  readonly of: Pick<Description, 'subject' | 'quoted'>
  readonly personId: string | null
}

/** Of whom a claim speaks: a person, a group as we call it, or a group in the words of the report. */
export function Subject({ view, of: { subject, quoted }, personId, language }: SubjectProps) {
  if (!quoted.includes(subject)) return <Name view={view} name={subject} personId={personId} />
  return (
    <span class="name" lang={language === 'und' ? '' : language}>
      {subject}
    </span>
  )
}
