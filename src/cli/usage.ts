/** Wrong usage: the command line could not be understood, or an input could not be read. Ends the command with exit code 2. */
export class UsageError extends Error {}
