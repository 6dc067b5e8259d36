/** The engine's version as it enters an edition's hash; a test holds it equal to package.json. */
export const engineVersion = "0.1.0";
