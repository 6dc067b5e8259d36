/** The unit registry of a vintage's pack, made once. */
import type { Vintage } from "../evidence/cell.js";
import { type UnitRegistry, unitRegistry } from "../measure/index.js";
import type { Pack } from "../pack/pack.js";

const registries = new WeakMap<Pack["units"], UnitRegistry>();

/** The pack's units. */
export function unitsOf(vintage: Vintage): UnitRegistry {
  const { units } = vintage.pack;
  let registry = registries.get(units);
  if (registry === undefined) {
    registry = unitRegistry(units.units);
    registries.set(units, registry);
  }
  return registry;
}
