/** Ten claims about invented people, one of them a release. */
export const TEN_CLAIMS = `Courts in Harodnia and Viciebsk

Anna Verasen was detained in Harodnia on 3 March 2024. Anna Verasen was sentenced to 3 years in prison on 4 June 2024.

Piotr Zaranka was charged with insulting the president. Piotr Zaranka was transferred to the colony in Viciebsk on 5 May 2025.

Ivan Harbuz was detained on 6 June 2023. Ivan Harbuz was sentenced to 5 years in prison. Ivan Harbuz went on hunger strike on 1 May 2025.

Maryna Kalina was released on 5 May 2025. Olga Siwak was detained in Minsk on 7 July 2024. Olga Siwak was charged with extremism.`

const GIVEN = ['Anna', 'Piotr', 'Ivan', 'Maryna', 'Olga', 'Viktar', 'Alena', 'Siarhei', 'Tatsiana', 'Dzmitry']
const FAMILY = ['Verasen', 'Zaranka', 'Harbuz', 'Kalina', 'Siwak', 'Lozka', 'Ptushka', 'Barazna', 'Sasnouski', 'Kruk']
const REST =
  'Neighbours told how the house was searched before dawn, how nobody showed a paper, and how the family learned only days later in ' +
  'which town and in which building their relative was held; the court sat behind closed doors, the lawyer was bound to silence, and ' +
  'the verdict was read in six minutes before an empty hall on a working day in the morning, while the street outside went about its day.'

/** 50 kB with 200 claims. */
export const LONG_REPORT = Array.from({ length: 100 }, (_, i) => {
  const name = `${GIVEN[i % 10]} ${FAMILY[Math.floor(i / 10)]}`
  return `${name} was detained in Harodnia on ${1 + (i % 28)} March 2024. ${name} was sentenced to ${1 + (i % 9)} years in prison. ${REST}`
}).join('\n\n')
