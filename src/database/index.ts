export * from './errors.ts'
export { appliedMigrations, type Migrations, migrate } from './migrate.ts'
export { type Database, type DatabaseConfig, openDatabase } from './open.ts'
export { asReadonly } from './readonly.ts'
