import { asset } from '../asset.ts'

/** What the pages about lists need beside the desk's own sheet. */
export const ASSETS: readonly string[] = ['desk-work', 'desk-lists'].map((name) =>
  asset(new URL(`../../ui/style/${name}.css`, import.meta.url)),
)
