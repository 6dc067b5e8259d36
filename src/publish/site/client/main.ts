/** The site's one script. Every page reads without it; it adds search, evidence in place, sorting, filters and the switches. */
import { startFigures } from "./figures.js";
import { startPanel } from "./panel.js";
import { startRegister } from "./register.js";
import { startSearch } from "./search.js";
import { startSwitches } from "./switches.js";
import { startTables } from "./tables.js";

for (const start of [startSwitches, startSearch, startPanel, startTables, startRegister, startFigures]) start();
