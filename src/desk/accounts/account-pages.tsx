import { CsrfForm, Layout, type View } from '../../ui/index.ts'
import { asksSecondFactor, permissionsOf } from '../role.ts'
import type { Actor } from '../route.ts'
import { Fault, Field, NewPassword } from './fields.tsx'
import type { OwnAccount } from './own-account.ts'
import { QrCode } from './qr.tsx'
import { roleWords } from './role-words.ts'
import { ACCOUNT_STYLE, PASSKEY_MODULE } from './sign-in-pages.tsx'
import { TravelPart } from './travel-part.tsx'
import { accountWords } from './words.ts'

export interface AccountPageProps {
  readonly view: View
  readonly actor: Actor
  readonly account: OwnAccount
  /** True while the second factor that the role asks for is missing. */
  readonly enrolling: boolean
  readonly fault?: string
  readonly notice?: string
}

export function AccountPage({ view, actor, account, enrolling, fault, notice }: AccountPageProps) {
  const words = accountWords.account
  return (
    <Layout view={view} title={words.title} assets={[ACCOUNT_STYLE, PASSKEY_MODULE]}>
      <header class="page-head">
        <h1>{words.title}</h1>
        <p class="parts">
          <span>{actor.name}</span>
          {actor.roles.map((role) => (
            <span>{roleWords[role].name}</span>
          ))}
        </p>
        <p>
          {words.bounds} {sight(actor)}.
        </p>
      </header>
      <Fault said={fault} />
      {notice && <p role="status">{notice}</p>}
      {enrolling && <p class="warn">{accountWords.secondFactor.forced}</p>}
      <SecondFactor view={view} on={account.secondFactor} removable={!asksSecondFactor(actor.roles)} />
      {!enrolling && <Passkeys view={view} account={account} />}
      <Sessions view={view} account={account} />
      {actor.permissions.has('register.read') && <TravelPart view={view} />}
      <section class="account-part">
        <h2>{words.password}</h2>
        <CsrfForm view={view} action="/account/password" class="account-form">
          <Field name="password" label={words.current} type="password" autocomplete="current-password" />
          <NewPassword label={words.next} />
          <p class="hint">{words.changeHint}</p>
          <button type="submit">{words.change}</button>
        </CsrfForm>
      </section>
    </Layout>
  )
}

function sight(actor: Actor): string {
  const words = accountWords.account
  if (actor.roles.every((role) => !permissionsOf[role].includes('register.read'))) return words.nothing
  const parts = [
    actor.countries && `${words.countries}: ${actor.countries.join(', ')}`,
    actor.cases && `${words.cases}: ${actor.cases.join(', ')}`,
  ].filter((part) => part !== null)
  return parts.length ? parts.join('; ') : words.everything
}

function SecondFactor({ view, on, removable }: { view: View; on: boolean; removable: boolean }) {
  const words = accountWords.secondFactor
  const password = (id: string) => (
    <div class="field">
      <label for={id}>{words.password}</label>
      <input id={id} name="password" type="password" required autocomplete="current-password" />
    </div>
  )
  return (
    <section class="account-part" id="second-factor">
      <h2>{words.title}</h2>
      <p>{on ? words.on : words.off}</p>
      {on ? (
        <>
          <CsrfForm view={view} action="/account/recovery-codes" class="account-form">
            {password('codes-password')}
            <p class="hint">{words.newCodesHint}</p>
            <button type="submit">{words.newCodes}</button>
          </CsrfForm>
          {removable && (
            <CsrfForm view={view} action="/account/second-factor/remove" class="account-form">
              {password('remove-password')}
              <button type="submit">{words.remove}</button>
            </CsrfForm>
          )}
        </>
      ) : (
        <CsrfForm view={view} action="/account/second-factor" class="account-form">
          {password('begin-password')}
          <button type="submit">{words.begin}</button>
        </CsrfForm>
      )}
    </section>
  )
}

function Passkeys({ view, account: { passkeys } }: { view: View; account: OwnAccount }) {
  const words = accountWords.passkeys
  return (
    <section class="account-part">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {passkeys.length === 0 && <p>{words.none}</p>}
      <ul>
        {passkeys.map(({ id, name, made }) => (
          <li>
            <CsrfForm view={view} action={`/account/passkeys/${encodeURIComponent(id)}/remove`}>
              {name || words.unnamed} {made && <time>{made.toISOString().slice(0, 10)}</time>}{' '}
              <button type="submit" class="plain" aria-label={`${words.remove}: ${name || words.unnamed}`}>
                {words.remove}
              </button>
            </CsrfForm>
          </li>
        ))}
      </ul>
      <div class="account-form" data-passkey="register" data-to="/account" data-failed={words.failed} hidden>
        <div class="field">
          <label for="passkey-name">{words.name}</label>
          <input id="passkey-name" type="text" maxlength={80} autocomplete="off" />
        </div>
        <button type="button">{words.add}</button>
        <p role="alert" class="warn" hidden />
      </div>
    </section>
  )
}

function Sessions({ view, account: { sessions, current } }: { view: View; account: OwnAccount }) {
  const words = accountWords.account
  const time = (date: Date) => <time>{date.toISOString().slice(0, 16).replace('T', ' ')} UTC</time>
  return (
    <section class="account-part">
      <h2>{words.sessions}</h2>
      <p>{words.sessionsHint}</p>
      <section class="table-wrap" tabindex={0} aria-label={words.sessions}>
        <table class="sessions">
          <thead>
            <tr>
              <th scope="col">{words.browser}</th>
              <th scope="col">{words.began}</th>
              <th scope="col">{words.seen}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ id, browser, began, seen }) => (
              <tr>
                <th scope="row">{browser}</th>
                <td>{time(began)}</td>
                <td>{time(seen)}</td>
                <td>
                  {id === current ? (
                    words.this
                  ) : (
                    <CsrfForm view={view} action={`/account/sessions/${encodeURIComponent(id)}/end`}>
                      <button type="submit" class="plain">
                        {words.end}
                      </button>
                    </CsrfForm>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {sessions.length > 1 && (
        <CsrfForm view={view} action="/account/sessions/end">
          <button type="submit">{words.endOthers}</button>
        </CsrfForm>
      )}
    </section>
  )
}

/** The secret of the authenticator app, shown once; without it, the page to try the code again. */
export function TotpPage(props: { view: View; uri?: string; codes?: readonly string[]; fault?: string }) {
  const { view, uri, codes, fault } = props
  const words = accountWords.secondFactor
  const key = uri === undefined ? '' : (new URL(uri).searchParams.get('secret') ?? '')
  return (
    <Layout view={view} title={words.title} assets={[ACCOUNT_STYLE]}>
      <header class="page-head">
        <h1>{words.title}</h1>
      </header>
      <Fault said={fault} />
      {uri !== undefined && (
        <>
          <p>{words.scan}</p>
          <QrCode text={uri} label={words.scan} />
          <p>
            {words.type} <code class="key">{key}</code>
          </p>
        </>
      )}
      {codes && <Codes codes={codes} />}
      <CsrfForm view={view} action="/account/second-factor/confirm" class="account-form">
        <Field name="code" label={words.confirm} autocomplete="one-time-code" numeric />
        <button type="submit">{words.confirmButton}</button>
      </CsrfForm>
      {fault && (
        <p>
          <a href="/account/second-factor">{words.begin}</a>
        </p>
      )}
    </Layout>
  )
}

export function CodesPage({ view, codes }: { view: View; codes: readonly string[] }) {
  const words = accountWords.secondFactor
  return (
    <Layout view={view} title={words.codes} assets={[ACCOUNT_STYLE]}>
      <header class="page-head">
        <h1>{words.codes}</h1>
      </header>
      <Codes codes={codes} />
      <p>
        <a href="/account">{accountWords.account.title}</a>
      </p>
    </Layout>
  )
}

function Codes({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <p>{accountWords.secondFactor.keep}</p>
      <ul class="codes">
        {codes.map((code) => (
          <li>{code}</li>
        ))}
      </ul>
    </>
  )
}
