/** An edition's vintage with the record of the pack's own earlier forecasts in its derived registers, beside the institutions'. */

import type { Vintage } from "../evidence/cell.js";
import type { RecordedForecast } from "../evidence/derived-registers.js";
import { vintageAt, vintageOf } from "../evidence/vintage.js";
import { memoryOf } from "../measure/once.js";
import type { Pack } from "../pack/pack.js";
import { ownForecasts } from "./own-forecasts.js";

/** The vintage as of a date (ISO); `edition` selects the decisions that apply, null for a free date. */
export function editionVintage(pack: Pack, asOf: string, edition: string | null): Vintage {
  return vintageAt(pack, asOf, edition, ownRecord);
}

const editions = memoryOf<Pack, Vintage>();

/** An earlier edition of the same pack, made once. A frozen edition looks back with what its own lock holds. */
export function earlierEdition({ pack }: Vintage, id: string, asOf: string): Vintage {
  return editions(pack, id, () => (pack.freeze === undefined ? vintageAt : vintageOf)(pack, asOf, id, ownRecord));
}

/** What the editions before this one forecast. */
function ownRecord(vintage: Vintage): readonly RecordedForecast[] {
  const { pack, asOf } = vintage;
  const earlier = pack.file.editions.filter(({ as_of }) => as_of < asOf);
  return ownForecasts(vintage, new Map(earlier.map(({ id, as_of }) => [id, earlierEdition(vintage, id, as_of)])));
}
