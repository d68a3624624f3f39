import { accountRoutes } from './accounts/account-routes.tsx'
import { signInRoutes } from './accounts/sign-in-routes.tsx'
import { welcomeRoutes } from './accounts/welcome-routes.tsx'
import { auditRoutes } from './admin/audit-routes.tsx'
import { userRoutes } from './admin/user-routes.tsx'
import { assignmentRoutes } from './assignments/routes.tsx'
import type { DeskDeps } from './deps.ts'
import { identityRoutes } from './identity/routes.tsx'
import { inboxRoutes } from './inbox/routes.tsx'
import { labelRoutes } from './labels/routes.tsx'
import { listRoutes } from './lists/routes.tsx'
import { peopleWorkRoutes } from './people-work/routes.tsx'
import { publishingRoutes } from './publishing/routes.tsx'
import { readingRoomRoutes } from './reading-room/routes.tsx'
import { registerRoutes } from './register-routes.tsx'
import type { DeskRoute } from './route.ts'
import { searchRoutes } from './search/routes.tsx'
import { secondReaderRoutes } from './second/routes.tsx'

/** Every route of the desk. A feature adds its own here; each brings the rule that says who may take it. */
export function deskRoutes(deps: DeskDeps): readonly DeskRoute[] {
  return [
    ...inboxRoutes(deps),
    ...readingRoomRoutes(deps),
    ...identityRoutes(deps),
    ...secondReaderRoutes(deps),
    ...searchRoutes(deps),
    ...assignmentRoutes(deps),
    ...peopleWorkRoutes(deps),
    ...listRoutes(deps),
    ...publishingRoutes(deps),
    ...registerRoutes(deps),
    ...signInRoutes(deps),
    ...welcomeRoutes(deps),
    ...accountRoutes(deps),
    ...labelRoutes(deps),
    ...userRoutes(deps),
    ...auditRoutes(deps),
  ]
}
