interface Magic {
  readonly kind: string
  readonly at: number
  readonly bytes: readonly number[]
  readonly todo?: string
}

const ascii = (text: string) => [...text].map((char) => char.charCodeAt(0))
const PASTE = 'Open it and paste its text, or save it as .txt or .html.'

// Sources: the formats' own specifications; first bytes only.
const MAGIC: readonly Magic[] = [
  { kind: 'a PDF document', at: 0, bytes: ascii('%PDF-') },
  { kind: 'a PNG image', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'a JPEG image', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { kind: 'a GIF image', at: 0, bytes: ascii('GIF8') },
  { kind: 'a WebP image', at: 8, bytes: ascii('WEBP') },
  { kind: 'a TIFF image', at: 0, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { kind: 'a TIFF image', at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { kind: 'an AVIF, HEIC or MP4 file', at: 4, bytes: ascii('ftyp') },
  { kind: 'a sound file', at: 0, bytes: ascii('ID3') },
  { kind: 'a sound or video file', at: 0, bytes: ascii('OggS') },
  { kind: 'a sound or video file', at: 0, bytes: ascii('RIFF') },
  { kind: 'a Matroska video', at: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { kind: 'a gzip archive', at: 0, bytes: [0x1f, 0x8b] },
  { kind: 'a 7-Zip archive', at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { kind: 'a RAR archive', at: 0, bytes: ascii('Rar!') },
  { kind: 'an XZ archive', at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { kind: 'an old Microsoft Office document', at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { kind: 'an RTF document', at: 0, bytes: ascii('{\\rtf') },
  { kind: 'an SQLite database', at: 0, bytes: ascii('SQLite format 3') },
  { kind: 'a program', at: 0, bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { kind: 'a font', at: 0, bytes: ascii('wOF2') },
  { kind: 'a font', at: 0, bytes: ascii('wOFF') },
]
const ZIP = [0x50, 0x4b]
const ZIP_KINDS = [
  ['word/', 'a Word document (DOCX)'],
  ['xl/', 'an Excel workbook (XLSX)'],
  ['ppt/', 'a PowerPoint file (PPTX)'],
  ['opendocument.text', 'an OpenDocument text (ODT)'],
  ['opendocument.spreadsheet', 'an OpenDocument spreadsheet (ODS)'],
  ['epub+zip', 'an EPUB book'],
] as const

/** What kind of binary file the bytes begin as, in words, and what to do with it; null when they may be text. */
export function binaryKind(bytes: Uint8Array): { readonly kind: string; readonly todo: string } | null {
  const found = MAGIC.find(({ at, bytes: magic }) => magic.every((byte, i) => bytes[at + i] === byte))
  if (found) return { kind: found.kind, todo: found.todo ?? PASTE }
  const third = bytes[2] ?? -1
  if (ZIP.every((byte, i) => bytes[i] === byte) && (third === 3 || third === 5 || third === 7)) return zipKind(bytes)
  return null
}

function zipKind(bytes: Uint8Array): { readonly kind: string; readonly todo: string } {
  const head = Buffer.from(bytes.subarray(0, 64 * 1024)).toString('latin1')
  const kind = ZIP_KINDS.find(([name]) => head.includes(name))?.[1]
  return kind ? { kind, todo: PASTE } : { kind: 'a ZIP archive', todo: 'Unpack it and give the reports in it.' }
}
