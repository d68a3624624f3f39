/** A name reduced to what the comparison reads: lower case, one Unicode form, stray marks gone, scripts unmixed. */
export interface FoldedToken {
  readonly text: string
  /** Followed by a dot in the source, as initials and abbreviations are. */
  readonly dotted: boolean
  /** Stands before a comma: family names first, as in lists. */
  readonly beforeComma: boolean
  /** Joined to the token before it by a hyphen. */
  readonly hyphenated: boolean
}
