/** Words of a report, in the language they were written in. */
export function Quote({ text, language, cite }: { text: string; language: string; cite?: string | null }) {
  return (
    <blockquote class="quote" {...(language === 'und' ? {} : { lang: language })} {...(cite ? { cite } : {})}>
      <p>{text}</p>
    </blockquote>
  )
}
