/** Calculators on their page: the engine's own code runs with the reader's numbers, and what changed is said. */
import { type CalculatorAnswer, type CalculatorSetup, calculate } from "../../../analysis/calculate.js";
import { make } from "./dom.js";
import { isRecord, list, text } from "./shapes.js";
import { load } from "./store.js";
import { words } from "./words.js";

/** The site's own data file, written by the engine from the same type. */
function isSetup(value: unknown): value is CalculatorSetup {
  return isRecord(value) && isRecord(value.run) && isRecord(value.units) && Array.isArray(value.asked) && Array.isArray(value.lines);
}

function start(section: HTMLElement, setup: CalculatorSetup): void {
  const inputs = [...section.querySelectorAll<HTMLInputElement>(".calc-in input")];
  const reset = section.querySelector<HTMLButtonElement>("[data-reset]");
  const said = section.querySelector<HTMLElement>("[data-said]");
  const outputs = [...section.querySelectorAll<HTMLOutputElement>("[data-result]")];
  const before = calculate(
    setup,
    inputs.map((input) => input.dataset.default ?? ""),
  );

  const show = (): void => {
    const written = inputs.map((input) => input.value);
    const answer = calculate(setup, written);
    for (const [i, input] of inputs.entries()) {
      input.toggleAttribute("data-changed", input.value.trim() !== input.dataset.default);
      input.setAttribute("aria-invalid", String("refused" in answer && answer.at === i));
    }
    const changed = inputs.filter((input) => input.hasAttribute("data-changed")).length;
    if (reset !== null) reset.hidden = changed === 0;
    if (said !== null)
      said.textContent = "refused" in answer ? words.notANumber(answer.refused) : changed === 0 ? "" : words.changed(changed);
    for (const output of outputs) showResult(output, answer, before);
  };
  for (const input of inputs) {
    input.disabled = false;
    input.addEventListener("input", show);
  }
  reset?.addEventListener("click", () => {
    for (const input of inputs) input.value = input.dataset.default ?? "";
    show();
    inputs[0]?.focus();
  });
  section.dataset.ready = "";
}

/** The result, and beside it how far it moved from that of the defaults. */
function showResult(output: HTMLOutputElement, answer: CalculatorAnswer, before: CalculatorAnswer): void {
  const [line = 0, column = 0] = (output.dataset.result ?? "").split(" ").map(Number);
  const now = "refused" in answer ? null : (answer.lines[line]?.[column] ?? null);
  const then = "refused" in before ? null : (before.lines[line]?.[column] ?? null);
  output.replaceChildren(now === null ? "—" : now.text);
  if (now === null || then === null || now.value === then.value) return;
  const moved = then.value === 0 ? "" : ` ${words.moved(now.value / then.value - 1)}`;
  output.append(make("small", { class: "calc-moved" }, `${words.insteadOf(then.text)}${moved}`));
}

async function startAll(): Promise<void> {
  const sections = [...document.querySelectorAll<HTMLElement>("[data-calculator]")];
  const data = await load("calculators", "all", "data/calculators.js");
  for (const [id, setup] of list(data).map(list)) {
    const section = sections.find((each) => each.dataset.calculator === text(id));
    if (section !== undefined && isSetup(setup)) start(section, setup);
  }
}

// Without the data the page keeps the table of the defaults.
startAll().catch(() => undefined);
