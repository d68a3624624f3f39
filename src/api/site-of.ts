import type { Context } from 'hono'
import type { ApiDeps } from './deps.ts'

/** The address of the site for links: as set, else as it was asked under. */
export const siteOf = (c: Context, { site }: Pick<ApiDeps, 'site'>): string => site ?? new URL(c.req.url).origin
