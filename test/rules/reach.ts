// Cases of the reference that no test plays yet, and what they wait for. A case leaves this list when a
// test bears its id.

export const notYet: Readonly<Record<string, string>> = {};
