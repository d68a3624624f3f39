import type { Role } from '../route.ts'

/** Every role by its name, and what it may in a sentence. */
export const roleWords: Readonly<Record<Role, { readonly name: string; readonly may: string }>> = {
  reader: { name: 'Reader', may: 'reads the register' },
  documenter: { name: 'Documenter', may: 'adds reports, proposes claims, edits people, imports lists' },
  reviewer: { name: 'Reviewer', may: 'decides on claims and on who is who, gives out work' },
  publisher: { name: 'Publisher', may: 'does what a reviewer does, and publishes editions' },
  safety_officer: {
    name: 'Safety officer',
    may: 'does what a reviewer does, reads sealed fields and the audit, holds back what endangers people',
  },
  administrator: { name: 'Administrator', may: 'has the accounts, and none of the content' },
}
