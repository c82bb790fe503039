/** No letters or digits that look alike on paper: 0/o, 1/l/i. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 3;
const GROUP_LENGTH = 5;

type RandomBytes = (length: number) => Uint8Array;

const fromBrowser: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/**
 * A first password as three groups of five, "k7mtp-xw4qh-9dr3c": 74 bits, and short enough to be read out and typed on a
 * phone. Bytes past the last full round of the alphabet are thrown away, so every letter is equally likely.
 */
export function makeFirstPassword(randomBytes: RandomBytes = fromBrowser): string {
  const fair = 256 - (256 % ALPHABET.length);
  let letters = "";
  while (letters.length < GROUPS * GROUP_LENGTH) {
    for (const byte of randomBytes(32)) {
      if (byte < fair && letters.length < GROUPS * GROUP_LENGTH) letters += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  const group = (index: number) => letters.slice(index * GROUP_LENGTH, (index + 1) * GROUP_LENGTH);
  return Array.from({ length: GROUPS }, (_, index) => group(index)).join("-");
}
