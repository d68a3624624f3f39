import { data } from './data.ts'
import { editions } from './editions.ts'
import { explanations } from './explanations.ts'
import { overview } from './overview.ts'
import { pages } from './pages.ts'
import { prose } from './prose.ts'
import { words } from './words.ts'

/** Every word the product itself says. Other languages have this very shape; a plural may use the forms its language needs. */
export const en = { ...words, ...pages, ...prose, overview, data, editions, explanations }
