import { type Kysely, sql } from 'kysely'

/**
 * Accounts of the desk, and the audit chain. The first block has the columns that better-auth asks for, under names of ours; a
 * test holds it against what the library itself would make.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...accounts, ...staff, ...audit, ...guards]) await sql.raw(statement).execute(db)
}

const times = `"createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp`

const accounts = [
  `create table desk_account (
     id text primary key,
     name text not null,
     email text not null unique,
     "emailVerified" boolean not null,
     image text,
     ${times},
     "twoFactorEnabled" boolean
   )`,
  `create table desk_session (
     id text primary key,
     "expiresAt" timestamptz not null,
     token text not null unique,
     ${times},
     "ipAddress" text,
     "userAgent" text,
     "userId" text not null references desk_account on delete cascade
   )`,
  'create index desk_session_user on desk_session ("userId")',
  `create table desk_credential (
     id text primary key,
     "accountId" text not null,
     "providerId" text not null,
     "userId" text not null references desk_account on delete cascade,
     "accessToken" text, "refreshToken" text, "idToken" text,
     "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
     scope text,
     password text,
     ${times}
   )`,
  'create index desk_credential_user on desk_credential ("userId")',
  `create table desk_verification (
     id text primary key,
     identifier text not null,
     value text not null,
     "expiresAt" timestamptz not null,
     ${times}
   )`,
  'create index desk_verification_identifier on desk_verification (identifier)',
  `create table desk_second_factor (
     id text primary key,
     secret text not null,
     "backupCodes" text not null,
     "userId" text not null references desk_account on delete cascade,
     verified boolean,
     "failedVerificationCount" integer,
     "lockedUntil" timestamptz
   )`,
  'create index desk_second_factor_secret on desk_second_factor (secret)',
  'create index desk_second_factor_user on desk_second_factor ("userId")',
  `create table desk_passkey (
     id text primary key,
     name text,
     "publicKey" text not null,
     "userId" text not null references desk_account on delete cascade,
     "credentialID" text not null,
     counter integer not null,
     "deviceType" text not null,
     "backedUp" boolean not null,
     transports text,
     "createdAt" timestamptz,
     aaguid text
   )`,
  'create index desk_passkey_user on desk_passkey ("userId")',
  'create index desk_passkey_credential on desk_passkey ("credentialID")',
]

const staff = [
  // What an account may, kept apart from the library that knows who it is.
  `create table desk_member (
     account_id text primary key references desk_account on delete cascade,
     roles text[] not null check (roles <@ array['reader', 'documenter', 'reviewer', 'publisher', 'safety_officer', 'administrator']),
     -- Who gives out rights has none on the content.
     check (not 'administrator' = any(roles) or cardinality(roles) = 1),
     countries text[], cases text[],
     disabled_at timestamptz,
     -- The last one-time code, hashed: the same six digits do not open twice.
     used_code text, used_code_at timestamptz,
     added_by text not null,
     added_at timestamptz not null default clock_timestamp()
   )`,
  // A one-time link: only the hash of its secret is kept.
  `create table desk_invitation (
     secret_hash text primary key,
     account_id text references desk_account on delete cascade,
     expires_at timestamptz not null,
     used_at timestamptz
   )`,
  // Failed sign-ins by account name and by address, hashed: a name that is no account counts like one that is.
  `create table desk_failure (
     key_hash text primary key,
     failures integer not null,
     last_at timestamptz not null,
     blocked_until timestamptz
   )`,
  // What a person, a report or a case is about, for accounts bounded to some countries or cases.
  `create table access_label (
     object text not null check (object ~ '^(person|report|case):.'),
     kind text not null check (kind in ('country', 'case')),
     value text not null check (value <> ''),
     labelled_by text not null,
     labelled_at timestamptz not null default clock_timestamp(),
     primary key (object, kind, value)
   )`,
  'create index access_label_value on access_label (kind, value, object)',
]

const audit = [
  `create table audit_entry (
     seq bigint primary key check (seq > 0),
     at timestamptz not null,
     actor text not null, act text not null, object text not null,
     details jsonb not null,
     value_hashes jsonb not null,
     key text not null,
     previous text not null unique,
     hash text not null unique
   )`,
  'create index audit_entry_object on audit_entry (object)',
  'create index audit_entry_actor on audit_entry (actor)',
  // Not part of the chain: a row may be deleted, none changed.
  `create table audit_value (
     seq bigint not null references audit_entry,
     field text not null,
     salt text not null,
     value text not null,
     primary key (seq, field)
   )`,
  `create table audit_head (
     one boolean primary key default true check (one),
     seq bigint not null references audit_entry,
     hash text not null,
     public_key text not null,
     signature text not null
   )`,
]

const guards = [
  'create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function refuse_change()',
  'create trigger audit_entry_no_truncate before truncate on audit_entry for each statement execute function refuse_change()',
  'create trigger audit_value_unchanged before update on audit_value for each row execute function refuse_change()',
]
