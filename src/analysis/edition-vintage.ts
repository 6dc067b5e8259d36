/** An edition's vintage with the record of the pack's own earlier forecasts in its derived registers, beside the institutions'. */
import type { Vintage } from "../evidence/cell.js";
import { derivedRegisters, recordedForecasts } from "../evidence/derived-registers.js";
import { originsOf } from "../evidence/origin.js";
import { vintageAt, vintageOf } from "../evidence/vintage.js";
import type { Pack } from "../pack/pack.js";
import { ownForecasts } from "./own-forecasts.js";

/** The vintage as of a date (ISO); `edition` selects the decisions that apply, null for a free date. */
export function editionVintage(pack: Pack, asOf: string, edition: string | null): Vintage {
  return withRecord(vintageAt(pack, asOf, edition));
}

const made = new WeakMap<Pack, Map<string, Vintage>>();

/** An earlier edition of the same pack, made once. A frozen edition looks back with what its own lock holds. */
export function earlierEdition({ pack }: Vintage, id: string, asOf: string): Vintage {
  let editions = made.get(pack);
  if (editions === undefined) {
    editions = new Map();
    made.set(pack, editions);
  }
  const known = editions.get(id);
  if (known !== undefined) return known;
  const vintage = withRecord(pack.freeze === undefined ? vintageAt(pack, asOf, id) : vintageOf(pack, asOf, id));
  editions.set(id, vintage);
  return vintage;
}

function withRecord(vintage: Vintage): Vintage {
  const { pack, asOf } = vintage;
  const earlier = pack.file.editions.filter(({ as_of }) => as_of < asOf);
  if (pack.file.forecaster === undefined || earlier.length === 0) return vintage;
  let registers: Vintage["registers"] | undefined;
  return {
    ...vintage,
    // Made when first asked for: most expressions need no register, and earlier editions cost time.
    get registers() {
      registers ??= new Map([
        ...vintage.registers,
        ...derivedRegisters(pack, () => [
          ...recordedForecasts(pack, vintage.cells, originsOf(pack).originalOf),
          ...ownForecasts(vintage, new Map(earlier.map(({ id, as_of }) => [id, earlierEdition(vintage, id, as_of)]))),
        ]),
      ]);
      return registers;
    },
  };
}
