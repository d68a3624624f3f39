import { deskFind as m, sendPage } from '../../ui/index.ts'
import { asset } from '../asset.ts'
import { loadSavedSearches } from '../assignments/load-work.ts'
import type { DeskDeps } from '../deps.ts'
import { deskView } from '../mount.tsx'
import type { Actor, DeskRoute } from '../route.ts'
import { PeopleFinder } from '../work/people-finder.ts'
import { loadStaff } from '../work/staff.ts'
import { findClaims, findPeople, findReports } from './find.ts'
import { FindPage, type Found } from './find-page.tsx'
import { type Search, searchOf } from './query.ts'

const ASSETS = [asset(new URL('../../ui/style/desk-work.css', import.meta.url))]

/** Search over everything the account may see. */
export function searchRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const finder = new PeopleFinder(deps.db)
  return [
    {
      method: 'get',
      path: '/find',
      may: 'register.read',
      menu: { label: m.title, order: 6 },
      handle: async (c, actor) => {
        const search = searchOf(c.req.query())
        const found = await find(deps, actor, search, finder)
        const [staff, saved] = [await loadStaff(deps.db, actor), await loadSavedSearches(deps.db, actor.id)]
        return sendPage(
          c,
          <FindPage view={deskView(c)} assets={ASSETS} search={search} found={found} staff={staff} saved={saved} />,
        )
      },
    },
  ]
}

async function find(deps: DeskDeps, actor: Actor, search: Search, finder: PeopleFinder): Promise<Found> {
  if (search.in === 'people') return { in: 'people', results: await findPeople(deps.db, actor, search, finder) }
  if (search.in === 'reports') return { in: 'reports', results: await findReports(deps.db, actor, search) }
  return { in: 'claims', results: await findClaims(deps.db, actor, search) }
}
