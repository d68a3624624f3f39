import { CsrfForm, fill, type View } from '../../ui/index.ts'
import { LONGEST_TRAVEL } from './travel.ts'
import { accountWords } from './words.ts'

/**
 * Before a border: what is to stay visible. Whether somebody is travelling is not said here: who looks over their shoulder sees an
 * account that is bound to some countries, as many are.
 */
export function TravelPart({ view }: { view: View }) {
  const words = accountWords.travel
  return (
    <section class="account-part">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <CsrfForm view={view} action="/account/travel" class="account-form">
        <div class="field">
          <label for="travel-countries">{words.countries}</label>
          <input
            id="travel-countries"
            name="countries"
            type="text"
            autocomplete="off"
            aria-describedby="travel-countries-hint"
          />
          <p class="hint" id="travel-countries-hint">
            {words.countriesHint}
          </p>
        </div>
        <div class="field">
          <label for="travel-days">{words.days}</label>
          <input id="travel-days" name="days" type="number" min={1} max={LONGEST_TRAVEL} value="14" required />
        </div>
        <p class="hint">{fill(words.hint, { n: LONGEST_TRAVEL })}</p>
        <button type="submit" class="plain">
          {words.button}
        </button>
      </CsrfForm>
    </section>
  )
}
