import { CsrfForm, fill, Layout, type View } from '../../ui/index.ts'
import { Field } from '../accounts/fields.tsx'
import type { Member } from '../accounts/members.ts'
import { roleWords } from '../accounts/role-words.ts'
import { ACCOUNT_STYLE } from '../accounts/sign-in-pages.tsx'
import type { Travel } from '../accounts/travel.ts'
import { roles } from '../route.ts'
import { adminWords } from './words.ts'

const words = adminWords.users

export function UsersPage({ view, members }: { view: View; members: readonly Member[] }) {
  return (
    <Layout view={view} title={words.title} assets={[ACCOUNT_STYLE]}>
      <header class="page-head">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </header>
      <section class="table-wrap account-part" tabindex={0} aria-label={words.title}>
        <table class="sessions">
          <thead>
            <tr>
              {[words.name, words.roles, words.sees, words.state].map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr>
                <th scope="row">
                  <a href={`/users/${encodeURIComponent(member.id)}`}>{member.name}</a>
                </th>
                <td>{member.roles.map((role) => roleWords[role].name).join(', ')}</td>
                <td>{sightOf(member)}</td>
                <td>{stateOf(member)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section class="account-part">
        <h2>{words.add}</h2>
        <CsrfForm view={view} action="/users" class="account-form">
          <Field name="name" label={words.name} hint={words.nameHint} autocomplete="off" />
          <AccessFields />
          <button type="submit">{words.addButton}</button>
        </CsrfForm>
      </section>
    </Layout>
  )
}

export interface UserPageProps {
  readonly view: View
  readonly member: Member
  readonly own: boolean
  readonly travels: readonly Travel[]
}

export function UserPage({ view, member, own, travels }: UserPageProps) {
  const at = `/users/${encodeURIComponent(member.id)}`
  return (
    <Layout view={view} title={member.name} assets={[ACCOUNT_STYLE]}>
      <header class="page-head">
        <h1>{member.name}</h1>
        <p>{stateOf(member)}</p>
      </header>
      {own ? (
        <p>{words.own}</p>
      ) : (
        <>
          <CsrfForm view={view} action={`${at}/access`} class="account-form">
            <AccessFields member={member} />
            <button type="submit">{words.save}</button>
          </CsrfForm>
          {travels.map(({ countries, until }) => (
            <p>
              {fill(words.away, {
                countries: countries.join(', ') || words.none,
                day: until.toISOString().slice(0, 10),
              })}
            </p>
          ))}
          {travels.length > 0 && (
            <Act view={view} action={`${at}/return`} label={words.returned} hint={words.returnedHint} />
          )}
          {!member.disabled && <Act view={view} action={`${at}/link`} label={words.link} hint={words.linkHint} />}
          {member.disabled ? (
            <Act view={view} action={`${at}/enable`} label={words.enable} />
          ) : (
            <Act view={view} action={`${at}/disable`} label={words.disable} hint={words.disableHint} />
          )}
        </>
      )}
      <p>
        <a href="/users">{words.back}</a>
      </p>
    </Layout>
  )
}

export function LinkPage({ view, name, link }: { view: View; name: string; link: string }) {
  return (
    <Layout view={view} title={words.madeTitle} assets={[ACCOUNT_STYLE]}>
      <header class="page-head">
        <h1>{words.madeTitle}</h1>
        <p class="lead">{fill(words.made, { name })}</p>
      </header>
      <p class="one-time-link">{link}</p>
      <p>
        <a href="/users">{words.back}</a>
      </p>
    </Layout>
  )
}

function Act({ view, action, label, hint }: { view: View; action: string; label: string; hint?: string }) {
  return (
    <CsrfForm view={view} action={action} class="account-form">
      {hint && <p class="hint">{hint}</p>}
      <button type="submit" class="plain">
        {label}
      </button>
    </CsrfForm>
  )
}

function AccessFields({ member }: { member?: Member }) {
  return (
    <>
      <fieldset class="roles">
        <legend>{words.roles}</legend>
        {roles.map((role) => (
          <label>
            <input
              type="checkbox"
              name="role"
              value={role}
              {...(member?.roles.includes(role) ? { checked: true } : {})}
            />
            <span>
              <b>{roleWords[role].name}</b> {roleWords[role].may}
            </span>
          </label>
        ))}
      </fieldset>
      <Bound name="countries" label={words.countries} hint={words.countriesHint} values={member?.countries} />
      <Bound name="cases" label={words.cases} hint={words.casesHint} values={member?.cases} />
    </>
  )
}

interface BoundProps {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly values: readonly string[] | null | undefined
}

function Bound({ name, label, hint, values }: BoundProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type="text"
        value={values?.join(' ') ?? ''}
        autocomplete="off"
        aria-describedby={`${name}-hint`}
      />
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    </div>
  )
}

function sightOf({ roles: held, countries, cases }: Member): string {
  if (held.includes('administrator')) return words.none
  return [...(countries ?? []), ...(cases ?? [])].join(', ') || words.all
}

function stateOf(member: Member): string {
  if (member.disabled) return words.disabled
  if (!member.hasPassword) return words.waiting
  return member.secondFactor ? words.both : words.password
}
