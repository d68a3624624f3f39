import { SHAPES } from './shapes.ts'

/** The codebook as a page; docs/codebook.md is generated from it. */
export function codebook(): string {
  const parts = SHAPES.map(({ name, says, key, columns }) => {
    const rows = columns.map((column) => {
      const words = column.oneOf
        ? `${column.says}: ${column.oneOf.map((word) => `\`${word}\``).join(', ')}`
        : column.says
      const to = column.of ? ` (→ \`${column.of[0]}.${column.of[1]}\`)` : ''
      return `| \`${column.name}\` | ${column.type}${column.nullable ? ', may be missing' : ''} | ${words}${to} |`
    })
    return `## ${name}\n\n${says} Key: ${key.map((column) => `\`${column}\``).join(', ')}.\n\n| Column | Type | Says |\n|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# Codebook\n\nGenerated from the program itself by \`node scripts/generated.js\`; do not edit. How to get the data: [data.md](data.md).\n\nDates are EDTF and as precise as known (\`2025\`, \`2025-09\`, \`2025-09-11\`, \`2025-09-XX\`); they are never padded.\n\n${parts.join('\n')}`
}
