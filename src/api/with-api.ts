import { API_PATH } from './create-api.ts'

interface Answers {
  fetch(request: Request, env?: unknown): Response | Promise<Response>
}

/** One server for both: what lies under /api is asked of the API, all else of the site. Their headers differ, so neither wraps the other. */
export function withApi(site: Answers, api: Answers): Answers['fetch'] {
  return (request, env) => {
    const { pathname } = new URL(request.url)
    const isApi = pathname === API_PATH || pathname.startsWith(`${API_PATH}/`)
    return isApi ? api.fetch(request, env) : site.fetch(request, env)
  }
}
