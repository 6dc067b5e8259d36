/** Why an analysis has no result in this edition: in words for people. */
export class NoResult extends Error {}

/** The vintage has fewer years than a forecast needs: an honest gap, not a mistake in the declaration. */
export class TooFewYears extends NoResult {}
