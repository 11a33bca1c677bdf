// The build writes the strings of the workspace in this language here: scripts/stack/strings-loader.ts.
// oxlint-disable-next-line unicorn/require-module-specifiers -- nothing is exported, then either
export {};
