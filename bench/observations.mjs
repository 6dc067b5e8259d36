/**
 * What questions as of a date cost over ten million observations: what one series said, and the totals by year over the latest vintages
 * of all series of an indicator, without forecasts. The observations are made up by a seeded generator: 100,000 series of 20 years,
 * each year told five times, as a forecast in the year before and as an actual value in the year itself and the three that follow; one
 * telling in fifty was withdrawn within the year. `node bench/observations.mjs [SERIES]` prints it; benchObservations() gives it as data.
 */
import { freemem } from "node:os";
import { fileURLToPath } from "node:url";
import { seededRandom } from "../lib/analysis/numeric/random.js";
import { dayAt, latestRow, observationTable, seriesOfIndicator } from "../lib/evidence/observation-table.js";
import { parsePeriod } from "../lib/measure/period-read.js";
import { NEVER } from "../lib/pack/visible.js";

const FIRST_YEAR = 2006;
const YEARS = 20;
const VINTAGES = 5;
const [FORECAST, ACTUAL] = [1, 7];
const [SERIES_QUESTIONS, TOTALS_QUESTIONS] = [1000, 31];
/** Bytes an observation takes while the table is built. */
const BUILDING = 120;

/** Processor time since a start: what other programs take of the machine is no cost of ours. */
const milliseconds = (start) => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const quantile = (values, part) => values.toSorted((a, b) => a - b)[Math.floor(values.length * part)];
const seriesKey = (number) => `output@site=${String(number).padStart(7, "0")}`;
const day = (year, place) => `${year}-${String(1 + (place % 11)).padStart(2, "0")}-${String(1 + (place % 28)).padStart(2, "0")}`;

/** The observations, in no order of series; the value of each, in hundredths of the indicator's unit, is written into `values`. */
function* made(series, values) {
  const random = seededRandom(2026);
  const keys = Array.from({ length: series }, (_, number) => seriesKey(number));
  let row = 0;
  for (let vintage = 0; vintage < VINTAGES; vintage++) {
    for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
      const period = parsePeriod(String(year));
      const days = Array.from({ length: 308 }, (_, place) => day(year + vintage - 1, place));
      const withdrawn = `${year + vintage - 1}-12-31`;
      for (let number = 0; number < series; number++) {
        const draw = random.uniform();
        values[row++] = Math.floor(draw * 1e7);
        yield {
          series: keys[(number * 7919) % series],
          period,
          from: days[Math.floor(draw * days.length)],
          until: (draw * 1e6) % 1 < 0.02 ? withdrawn : NEVER,
          firmness: vintage === 0 ? FORECAST : ACTUAL,
        };
      }
    }
  }
}

/** Values of one series by period, as of a date. */
function seriesAsOf({ table, values }, series, asOf) {
  const [date, place] = [dayAt(table, asOf), table.placeOfSeries.get(series)];
  const found = [];
  for (let cell = table.firstCell[place]; cell < table.firstCell[place + 1]; cell++) {
    const row = latestRow(table, cell, date);
    if (row >= 0) found.push({ period: table.periods[table.periodOfCell[cell]].code, value: values[row] / 100 });
  }
  return found;
}

/** Totals of an indicator by period, as of a date, in hundredths: whole numbers far below 2⁵³, so that the sums are exact. */
function totalsAsOf({ table, values }, indicator, asOf) {
  const date = dayAt(table, asOf);
  const [first, end] = seriesOfIndicator(table, indicator).map((place) => table.firstCell[place]);
  const totals = new Float64Array(table.periods.length);
  for (let cell = first; cell < end; cell++) {
    const row = latestRow(table, cell, date);
    if (row >= 0 && table.firmness[row] > FORECAST) totals[table.periodOfCell[cell]] += values[row];
  }
  return totals;
}

/** The same totals from the observations one after the other. */
function plainTotals(series, values, asOf) {
  const [known, newest] = [new Array(YEARS * series).fill(""), new Float64Array(YEARS * series)];
  let row = 0;
  for (const { series: key, period, from, until, firmness } of made(series, [])) {
    const value = values[row++];
    const place = (Number(period.code) - FIRST_YEAR) * series + Number(key.slice(-7));
    if (firmness === FORECAST || from > asOf || asOf >= until || from < known[place]) continue;
    known[place] = from;
    newest[place] = value;
  }
  return Float64Array.from({ length: YEARS }, (_, year) => newest.subarray(year * series, (year + 1) * series).reduce((a, b) => a + b, 0));
}

const bytesOf = (table) => Object.values(table).reduce((bytes, column) => bytes + (column.byteLength ?? 0), 0);

/**
 * @param {number} [series] how many series.
 * @returns {{ observations: number, lacking: number } | {
 *   observations: number, build: number, bytes: number, resident: number, series: { median: number, p99: number },
 *   totals: { median: number, slowest: number }, pass: number
 * }} processor times in milliseconds, sizes in bytes; `pass` is one sum over all values. `lacking` is the memory there is not.
 */
export function benchObservations(series = 100_000) {
  const observations = series * YEARS * VINTAGES;
  const lacking = observations * BUILDING - freemem();
  if (lacking > 0) return { observations, lacking };
  const given = new Float64Array(observations);
  let start = process.cpuUsage();
  const table = observationTable(made(series, given));
  const values = new Float64Array(observations);
  for (let row = 0; row < observations; row++) values[row] = given[table.given[row]];
  const build = milliseconds(start);
  const resident = process.memoryUsage.rss();
  const store = { table, values };
  const random = seededRandom(7);
  const anyDay = () => day(FIRST_YEAR + Math.floor(random.uniform() * (YEARS + VINTAGES)), Math.floor(random.uniform() * 308));
  let told = 0;
  const one = Array.from({ length: SERIES_QUESTIONS }, () => {
    const [key, asOf] = [seriesKey(Math.floor(random.uniform() * series)), anyDay()];
    start = process.cpuUsage();
    told += seriesAsOf(store, key, asOf).length;
    return milliseconds(start);
  });
  const all = Array.from({ length: TOTALS_QUESTIONS }, () => {
    const asOf = anyDay();
    start = process.cpuUsage();
    totalsAsOf(store, "output", asOf);
    return milliseconds(start);
  });
  start = process.cpuUsage();
  let whole = 0;
  for (let row = 0; row < values.length; row++) whole += values[row];
  const pass = milliseconds(start);
  const asOf = day(FIRST_YEAR + YEARS - 1, 150);
  const [totals, plain] = [totalsAsOf(store, "output", asOf), plainTotals(series, given, asOf)];
  if (told === 0 || whole <= 0 || totals.some((total, year) => total !== plain[year]))
    throw new Error("bench/observations: the totals are not those of the observations");
  return {
    observations,
    build,
    bytes: bytesOf(table) + values.byteLength,
    resident,
    series: { median: quantile(one, 0.5), p99: quantile(one, 0.99) },
    totals: { median: quantile(all, 0.5), slowest: Math.max(...all) },
    pass,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { series, totals, ...rest } = benchObservations(process.argv[2] === undefined ? undefined : Number(process.argv[2]));
  console.log(JSON.stringify({ ...rest, series, totals }, null, 2));
}
