import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { takeIn } from '../take-in.ts'
import { UnreadableReportError } from '../unreadable-report.ts'

const WORDS = 'Anna Verasen was released from the colony in Harodnia on 5 May 2025.'

const refused = (pattern: RegExp) => (error: unknown) =>
  error instanceof UnreadableReportError && pattern.test(error.message)

const docx = (document: string | Uint8Array, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': typeof document === 'string' ? strToU8(document) : document,
    ...more,
  })

const body = (text: string) =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`

/** A PDF of one page with one line, its cross-reference table counted out. */
function pdf(line: string): Uint8Array {
  const content = `BT /F1 12 Tf 50 700 Td (${line}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = file.length
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return new TextEncoder().encode(file)
}

const mail = (content: string, head = '') =>
  new TextEncoder().encode(
    `From: Ales <ales@desk.invalid>\r\nTo: desk@desk.invalid\r\nSubject: Released in Harodnia\r\nDate: Tue, 6 May 2025 08:00:00 +0000\r\nMIME-Version: 1.0\r\n${head || 'Content-Type: text/plain; charset=utf-8\r\n'}\r\n${content}\r\n`,
  )

test('a Word document is read', async () => {
  const report = await takeIn(docx(body(WORDS)), { fileName: 'a.docx' })
  assert.equal(report.text, WORDS)
  assert.match(report.notes.join(' '), /Word document/)
})

test('a PDF is read', async () => {
  const report = await takeIn(pdf(WORDS), { fileName: 'a.pdf' })
  assert.equal(report.text, WORDS)
  assert.match(report.notes.join(' '), /PDF of 1 page/)
})

test('an e-mail is read, with its subject and its day, and an attachment is named as left out', async () => {
  const report = await takeIn(mail(WORDS), { fileName: 'a.eml' })
  assert.deepEqual([report.title, report.published, report.outlet], ['Released in Harodnia', '2025-05-06', null])
  assert.ok(report.text.includes(WORDS))
  const parts = `--b\r\nContent-Type: text/plain\r\n\r\n${WORDS}\r\n--b\r\nContent-Type: image/png; name=x.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--`
  const mixed = await takeIn(mail(parts, 'Content-Type: multipart/mixed; boundary=b\r\n'), { fileName: 'b.eml' })
  assert.match(mixed.notes.join(' '), /1 attachment was left out/)
})

test('a report that begins with the words of a letter is no e-mail', async () => {
  const report = await takeIn(new TextEncoder().encode(`From: our correspondent\nDate: 5 May\n\n${WORDS}`), {
    fileName: 'a.txt',
  })
  assert.ok(!report.notes.join(' ').includes('e-mail'))
})

test('a document that unpacks to more than a document holds is refused', async () => {
  const bomb = docx(new Uint8Array(60 * 1024 * 1024).fill(0x20))
  assert.ok(bomb.length < 200_000)
  await assert.rejects(takeIn(bomb, { fileName: 'bomb.docx' }), refused(/bomb\.docx.*at most/s))
})

test('a document that lies about how large it is unpacks to no more than it says', async () => {
  const lying = docx(body(WORDS.repeat(200_000)))
  const view = new DataView(lying.buffer, lying.byteOffset, lying.byteLength)
  // The size of each part stands at 22 of its local and at 24 of its central header.
  for (let at = 0; at + 30 < lying.length; at++) {
    const mark = view.getUint32(at, true)
    if (mark === 0x04034b50) view.setUint32(at + 22, Math.min(view.getUint32(at + 22, true), 500), true)
    if (mark === 0x02014b50) view.setUint32(at + 24, Math.min(view.getUint32(at + 24, true), 500), true)
  }
  const before = process.memoryUsage().rss
  await assert.rejects(takeIn(lying, { fileName: 'lying.docx' }), refused(/lying\.docx/))
  assert.ok(process.memoryUsage().rss - before < 300 * 1024 * 1024)
})

test('four thousand files and more in one document are refused', async () => {
  const many = Object.fromEntries(Array.from({ length: 4100 }, (_, i) => [`word/x${i}.bin`, new Uint8Array(1)]))
  await assert.rejects(takeIn(docx(body(WORDS), many), { fileName: 'many.docx' }), refused(/4000 files/))
})

test('an e-mail nested a thousand times is refused or read, and ends', async () => {
  let inner = WORDS
  for (let i = 0; i < 1000; i++)
    inner = `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i - 1}\r\n\r\n${inner}\r\n--b${i}--`
  const outcome = await takeIn(mail(inner, 'Content-Type: multipart/mixed; boundary=b999\r\n'), {
    fileName: 'n.eml',
  }).catch((error: unknown) => error)
  assert.ok(
    outcome instanceof UnreadableReportError || (typeof outcome === 'object' && outcome !== null && 'text' in outcome),
  )
})

test('broken documents and a PDF of pictures are refused with what to do', async () => {
  const broken: readonly (readonly [string, Uint8Array])[] = [
    ['a.pdf', new TextEncoder().encode('%PDF-1.7\n1 0 obj')],
    ['b.docx', docx('<not a document')],
    ['c.docx', docx(body(WORDS)).slice(0, -150)],
    ['d.pdf', pdf('')],
  ]
  for (const [fileName, bytes] of broken) await assert.rejects(takeIn(bytes, { fileName }), refused(/paste its text/))
})
