/** Trouble with the database that a person can do something about. The message says expected, got, where, and what to do. */
export class DatabaseError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
  }
}

/** The data folder cannot be used: not writable, not a folder, owned by somebody else, or its database is gone. */
export class DataFolderError extends DatabaseError {}

/** No room left where the database lives. */
export class DiskFullError extends DatabaseError {}

/** There are no PostgreSQL binaries for this machine. */
export class UnsupportedPlatformError extends DatabaseError {}

/** The data folder was made by another major version of PostgreSQL. */
export class OtherMajorError extends DatabaseError {}

/** The embedded server did not start; the message carries the last lines it wrote. */
export class ServerStartError extends DatabaseError {}

/** The server answers but is not one that Habeas can use: older than 15, not UTF-8, without character classes. */
export class UnsupportedServerError extends DatabaseError {}

/** No connection could be had within the time allowed. */
export class UnreachableServerError extends DatabaseError {}

/** The connection broke in the middle of a statement. */
export class ConnectionLostError extends DatabaseError {}

/** The database was written by a newer Habeas than this one. */
export class NewerDatabaseError extends DatabaseError {}

/** A migration failed; all of the batch was rolled back. */
export class MigrationFailedError extends DatabaseError {}

/** A restore needs an empty register and got one with rows. */
export class RegisterNotEmptyError extends DatabaseError {}

/** The file is not a whole and unaltered backup of Habeas. */
export class InvalidBackupError extends DatabaseError {}

/** There is no such file, or it may not be read; of the backup nothing is known. */
export class UnreadableBackupError extends DatabaseError {}
