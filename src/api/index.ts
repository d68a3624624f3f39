export { API_PATH, createApi } from './create-api.ts'
export type { ApiDeps, CheckRequest, MailWatch, PersonHit } from './deps.ts'
export { withApi } from './with-api.ts'
