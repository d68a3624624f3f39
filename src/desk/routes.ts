import type { DeskDeps } from './deps.ts'
import { registerRoutes } from './register-routes.tsx'
import type { DeskRoute } from './route.ts'

/** Every route of the desk. A feature adds its own here; each brings the rule that says who may take it. */
export function deskRoutes(deps: DeskDeps): readonly DeskRoute[] {
  return [...registerRoutes(deps)]
}
