import { assignmentRoutes } from './assignments/routes.tsx'
import type { DeskDeps } from './deps.ts'
import { inboxRoutes } from './inbox/routes.tsx'
import { peopleWorkRoutes } from './people-work/routes.tsx'
import { readingRoomRoutes } from './reading-room/routes.tsx'
import { registerRoutes } from './register-routes.tsx'
import type { DeskRoute } from './route.ts'
import { searchRoutes } from './search/routes.tsx'

/** Every route of the desk. A feature adds its own here; each brings the rule that says who may take it. */
export function deskRoutes(deps: DeskDeps): readonly DeskRoute[] {
  return [
    ...inboxRoutes(deps),
    ...readingRoomRoutes(deps),
    ...searchRoutes(deps),
    ...assignmentRoutes(deps),
    ...registerRoutes(deps),
  ]
}
