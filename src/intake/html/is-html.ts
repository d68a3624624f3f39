const START =
  /^\s*(?:<!--[\s\S]{0,500}?-->\s*)?(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body|article|main)[\s>]/i
const TAGS =
  /<\/?(?:p|div|span|a|br|h[1-6]|li|ul|ol|article|section|body|head|meta|script|table|strong|em|img)\b[^<>]{0,300}>/gi
const LOOKED_AT = 20_000
const LEAST_TAGS = 6

/** Whether a text is a page: by what was said of it, or by its own beginning. */
export function isHtml(text: string, fileName: string | null, contentType: string | null): boolean {
  if (/^(?:text\/html|application\/xhtml)/i.test(contentType ?? '') || /\.x?html?$/i.test(fileName ?? '')) return true
  if (/\.(?:md|markdown)$/i.test(fileName ?? '')) return false
  const head = text.slice(0, LOOKED_AT)
  return START.test(head) || (head.match(TAGS)?.length ?? 0) >= LEAST_TAGS
}
