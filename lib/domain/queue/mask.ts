/** Digits of an identifier that stay readable: enough to compare with a card in the hand, too few to copy. */
const SHOWN = 4;

/** `5207012304560001` as `•••• •••• •••• 0001`. Short texts are hidden whole. */
export function maskIdentifier(text: string): string {
  if (text.length <= SHOWN) return "•".repeat(text.length);
  const dots = "•".repeat(text.length - SHOWN) + text.slice(-SHOWN);
  return dots.replace(/(.{4})(?=.)/gu, "$1 ");
}
