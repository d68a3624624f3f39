import type { Context } from 'hono'
import { DEFAULT_UPLOAD_LIMIT, type Sources, type View } from '../ui/index.ts'
import type { DeskDeps, RegisterView } from './deps.ts'
import { deskView } from './mount.tsx'
import type { Actor } from './route.ts'
import { isBounded, scoped } from './scope.ts'

/** What every page on the whole register is made from; holds only what the actor may see. */
export interface Room {
  readonly view: View
  readonly register: RegisterView
  readonly sources: Sources
  readonly limit: number
  readonly bounded: boolean
}

export async function openRoom(c: Context, deps: DeskDeps, actor: Actor): Promise<Room> {
  const register = await scoped(deps.db, actor, await deps.register())
  return {
    view: deskView(c),
    register,
    sources: {
      report: (id) => register.reports.get(id),
      claim: (id) => register.claims.get(id),
      personName: (id) => register.people.get(id)?.name,
    },
    limit: deps.uploadLimit ?? DEFAULT_UPLOAD_LIMIT,
    bounded: isBounded(actor),
  }
}
