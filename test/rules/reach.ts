// Cases of the reference that no test plays yet, and what they wait for. A case leaves this list when a
// test bears its id.

export const notYet: Readonly<Record<string, string>> = {
  P17: 'letters, footer and forms read the guide; nothing dates it',
  P20: 'no clarification linked to a matter (条例6)',
  P22: 'no list of deliveries to archive and library (条例25¶3)',
};
