import type { Messages } from '../messages.ts'
import { data } from './data.ts'
import { editions } from './editions.ts'
import { explanations } from './explanations.ts'
import { overview } from './overview.ts'
import { pages } from './pages.ts'
import { prose } from './prose.ts'
import { words } from './words.ts'

export const ru: Messages = { ...words, ...pages, ...prose, overview, data, editions, explanations }
