import { asReadonly } from '../../database/index.ts'
import { loadReadings, loadSecondReading } from '../../reading/index.ts'
import { sendPage } from '../../ui/index.ts'
import type { DeskDeps } from '../deps.ts'
import { deskView, notFound } from '../mount.tsx'
import type { DeskRoute } from '../route.ts'
import { maySee } from '../scope.ts'
import { SecondPage } from './second-page.tsx'

/** What the second reader, where one is named, makes of a report. */
export function secondReaderRoutes(deps: DeskDeps): readonly DeskRoute[] {
  return [
    {
      method: 'get',
      path: '/read/:id/second',
      may: 'register.read',
      handle: async (c, actor) => {
        const id = c.req.param('id') ?? ''
        if (!(await maySee(deps.db, actor, 'report', id))) return notFound(c)
        const db = asReadonly(deps.db)
        const second = await loadSecondReading(db, id)
        const [rules] = await loadReadings(db, [id])
        const report = await db
          .selectFrom('report')
          .select(['id', 'title', 'language'])
          .where('id', '=', id)
          .executeTakeFirst()
        if (!second || !report) return notFound(c)
        const claims = new Map((rules?.claims ?? []).map((claim) => [claim.id, claim]))
        return sendPage(c, <SecondPage view={deskView(c)} report={report} second={second} rules={claims} />)
      },
    },
  ]
}
