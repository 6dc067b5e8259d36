/** Where a Chromium may be: the environment's choice first, then where system packages put it. */
export const browserPaths = () =>
  [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].filter(
    (file) => file !== undefined,
  );
