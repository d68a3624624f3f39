import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '../app.ts'
import { openEditionSigner } from '../publishing/index.ts'
import { type MirrorWritten, writeMirror } from '../site/index.ts'
import { keyFolder } from './key-files.ts'
import { mirrorFiles } from './mirror-files.ts'
import { createSiteDeps } from './site-deps.ts'
import { steps } from './steps.ts'

/** Writes the newest edition to a folder. */
export async function exportMirror(app: App, folder: string): Promise<MirrorWritten | null> {
  const published = await app.published()
  if (!published) return null
  const deps = await createSiteDeps(app)
  try {
    const { number, published: at, digest } = published.edition.head
    const tell = steps()
    return await writeMirror({
      folder,
      deps,
      edition: { number, id: published.view.id, published: at, digest },
      versions: published.edition,
      signer: openEditionSigner(keyFolder(app.config)),
      program: programVersion(),
      files: mirrorFiles(published.view, app.config.siteUrl),
      tell: (done, of) => tell('pages', done, of),
    })
  } finally {
    deps.close()
  }
}

/** Changes with every file that takes part in making pages. */
function programVersion(): string {
  const root = join(import.meta.dirname, '..')
  const files = globSync('{ui,site,publishing}/**/*.{js,css}', { cwd: root }).sort()
  const hash = createHash('sha256')
  for (const file of files) if (!file.endsWith('.test.js')) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}
