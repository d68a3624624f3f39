import type { Context } from 'hono'
import { createView, DEFAULT_UPLOAD_LIMIT, type Sources, type View } from '../ui/index.ts'
import type { DeskDeps, RegisterView } from './deps.ts'

/** What every page of the desk is made from. */
export interface Room {
  readonly view: View
  readonly register: RegisterView
  readonly sources: Sources
  readonly limit: number
}

export async function openRoom(c: Context, deps: DeskDeps): Promise<Room> {
  const register = await deps.register()
  return {
    view: createView('desk', c.req.path),
    register,
    sources: {
      report: (id) => register.reports.get(id),
      claim: (id) => register.claims.get(id),
      personName: (id) => register.people.get(id)?.name,
    },
    limit: deps.uploadLimit ?? DEFAULT_UPLOAD_LIMIT,
  }
}
