/** Digits and letters that cannot be taken for one another. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 26;
const SHAPE = /^(\d{4})-([0-9a-hjkmnp-tv-z]{26})$/;

export interface CheckToken {
  readonly regencyCode: string;
  /** 130 bits: nobody finds one by trying. */
  readonly token: string;
}

/** A token from random bytes, five bits of each. */
export function makeToken(random: Uint8Array): string {
  if (random.length < LENGTH) throw new Error("too few random bytes");
  return Array.from(random.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join("");
}

/** The token as the address on a paper carries it, with its regency, so that the look-up names one. */
export function formatCheckToken({ regencyCode, token }: CheckToken): string {
  return `${regencyCode}-${token}`;
}

/** A token of an address; typed from paper, so case does not matter. Null for anything else. */
export function parseCheckToken(text: string): CheckToken | null {
  const [, regencyCode, token] = SHAPE.exec(text.toLowerCase()) ?? [];
  return regencyCode === undefined || token === undefined ? null : { regencyCode, token };
}
