/** Runs before the page is drawn, so that a reader's choice of light or dark does not flash. */
try {
  const choice = localStorage.getItem("almanac-theme");
  if (choice === "dark" || choice === "light") document.documentElement.dataset.theme = choice;
} catch {
  // Storage may be forbidden on pages opened from disk: the system's setting holds.
}

export {};
