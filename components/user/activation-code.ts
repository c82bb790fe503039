import { CODE_ALPHABET, CODE_GROUP_LENGTH, CODE_GROUPS } from "@/lib/domain/access/activation";

type RandomBytes = (length: number) => Uint8Array;

const fromBrowser: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/**
 * A one-time code as three groups of five, "k7mtp-xw4qh-9dr3c": 74 bits, and short enough to be read out and typed on a
 * phone. Bytes past the last full round of the alphabet are thrown away, so every letter is equally likely.
 */
export function makeActivationCode(randomBytes: RandomBytes = fromBrowser): string {
  const fair = 256 - (256 % CODE_ALPHABET.length);
  let letters = "";
  while (letters.length < CODE_GROUPS * CODE_GROUP_LENGTH) {
    for (const byte of randomBytes(32)) {
      if (byte < fair && letters.length < CODE_GROUPS * CODE_GROUP_LENGTH)
        letters += CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length);
    }
  }
  const group = (index: number) => letters.slice(index * CODE_GROUP_LENGTH, (index + 1) * CODE_GROUP_LENGTH);
  return Array.from({ length: CODE_GROUPS }, (_, index) => group(index)).join("-");
}
