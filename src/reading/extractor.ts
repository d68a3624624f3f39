/** Name and version of the rules reader; raised whenever its claims can differ from those of an earlier one. */
export const EXTRACTOR = 'rules@3'
