/** A text in each locale of a pack. The pack's `locales` decide which keys are required; the engine fixes none. */
export type Locale = string;
export type Localized = Readonly<Record<Locale, string>>;
