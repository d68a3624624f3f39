const HEAD = 4096
const DECLARATIONS = [
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})/i,
  /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,30})/i,
]

/** The encodings that the transport and the page itself name, as labels of the Encoding Standard; unknown names are left out. */
export function declaredEncodings(bytes: Uint8Array, contentType: string | null): readonly string[] {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  const names = [
    /charset\s*=\s*["']?([\w.:-]{2,30})/i.exec(contentType ?? '')?.[1],
    ...DECLARATIONS.map((one) => one.exec(head)?.[1]),
  ]
  return names.flatMap((name) => (name ? [standardLabel(name)] : [])).filter((label) => label !== null)
}

function standardLabel(name: string): string | null {
  try {
    return new TextDecoder(name).encoding
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
