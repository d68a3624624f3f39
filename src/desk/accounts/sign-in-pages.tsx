import { CsrfForm, Layout, type View } from '../../ui/index.ts'
import { asset } from '../asset.ts'
import { Fault, Field, NewPassword } from './fields.tsx'
import { accountWords } from './words.ts'

export const ACCOUNT_STYLE = asset(new URL('./accounts.css', import.meta.url))
export const PASSKEY_MODULE = asset(new URL('./passkey.js', import.meta.url))

interface SignInPageProps {
  readonly view: View
  readonly to: string
  readonly name?: string
  readonly fault?: string
  readonly notice?: string
}

export function SignInPage({ view, to, name, fault, notice }: SignInPageProps) {
  const words = accountWords.signIn
  return (
    <Layout view={view} title={words.title} assets={[ACCOUNT_STYLE, PASSKEY_MODULE]}>
      <header class="page-head">
        <h1>{words.title}</h1>
      </header>
      {notice && <p role="status">{notice}</p>}
      <Fault said={fault} />
      <CsrfForm view={view} action="/sign-in" class="account-form">
        <input type="hidden" name="to" value={to} />
        <Field
          name="name"
          label={words.name}
          autocomplete="username"
          {...(name ? { value: name } : { autofocus: true })}
        />
        <Field name="password" label={words.password} type="password" autocomplete="current-password" />
        <button type="submit">{words.button}</button>
      </CsrfForm>
      <div class="account-form" data-passkey="sign_in" data-to={to} data-failed={words.passkeyRefused} hidden>
        <button type="button" class="plain">
          {words.passkey}
        </button>
        <p role="alert" class="warn" hidden />
      </div>
      <p class="hint">{words.passkeyHint}</p>
    </Layout>
  )
}

export function CodePage({ view, to, fault }: { view: View; to: string; fault?: string }) {
  const words = accountWords.code
  return (
    <Layout view={view} title={words.title} assets={[ACCOUNT_STYLE]}>
      <header class="page-head">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </header>
      <Fault said={fault} />
      <CsrfForm view={view} action="/sign-in/code" class="account-form">
        <input type="hidden" name="to" value={to} />
        <Field name="code" label={words.code} autocomplete="one-time-code" autofocus />
        <button type="submit">{words.button}</button>
      </CsrfForm>
    </Layout>
  )
}

interface WelcomePageProps {
  readonly view: View
  readonly secret: string
  /** Null where the link is for the first account. */
  readonly member: { readonly name: string; readonly hasPassword: boolean } | null
  readonly name?: string
  readonly fault?: string
}

export function WelcomePage({ view, secret, member, name, fault }: WelcomePageProps) {
  const words = accountWords.welcome
  return (
    <Layout view={view} title={words.title} assets={[ACCOUNT_STYLE]}>
      <header class="page-head">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </header>
      {!member && <p>{words.first}</p>}
      {member?.hasPassword && <p class="warn">{words.reset}</p>}
      <Fault said={fault} />
      <CsrfForm view={view} action={`/welcome/${encodeURIComponent(secret)}`} class="account-form">
        {member ? (
          <p>
            {words.name}: <b>{member.name}</b>
            <input type="hidden" name="name" value={member.name} autocomplete="username" />
          </p>
        ) : (
          <Field
            name="name"
            label={words.name}
            hint={words.nameHint}
            autocomplete="username"
            value={name ?? ''}
            autofocus
          />
        )}
        <NewPassword label={accountWords.signIn.password} />
        <button type="submit">{words.button}</button>
      </CsrfForm>
    </Layout>
  )
}
