// Marks what the suite writes to the console of the extension host, among all that VS Code writes there.

/** The first characters of each entry. */
export const suiteMark = '[suite] ';
