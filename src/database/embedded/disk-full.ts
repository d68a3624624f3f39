/** Whether PostgreSQL, one of its programs or Node says that a disk is full, in whichever of their ways. */
export function saysDiskFull(message: string): boolean {
  return /No space left on device|Check free disk space|Disk quota exceeded|ENOSPC|EDQUOT/.test(message)
}
