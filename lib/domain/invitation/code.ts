/**
 * The code of a letter. Signs that look alike on paper and in old typefaces are left out: 0 and O, 1 and I and L. There are 31 of them, a
 * prime, so that one check sign names every single slip and every two signs that changed places.
 */
export const CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
export const CODE_LENGTH = 12;
/** Signs that are drawn: 31 to the 11th are 2.5e16, 54 bits. */
export const DRAWN_LENGTH = CODE_LENGTH - 1;
const GROUP_LENGTH = 4;
const BASE = BigInt(CODE_SIGNS.length);

/** Twelve capital signs without anything between them; only {@link readCode} and {@link codeOfNumber} make one. */
export type LetterCode = string & { readonly __brand: "LetterCode" };

/** Why what was typed is no code: too few or too many signs, a sign that no code has, a slip of the pen. */
export const CODE_SLIPS = ["LENGTH", "SIGN", "CHECK"] as const;
export type CodeSlip = (typeof CODE_SLIPS)[number];

export type ReadCode =
  | { readonly ok: true; readonly code: LetterCode }
  | { readonly ok: false; readonly slip: CodeSlip };

/**
 * A code however it was typed from paper: small letters, blanks, dots and hyphens do not count. What is no code is said without asking
 * anything of the database, so a slip of the pen costs nobody a try.
 */
export function readCode(typed: string): ReadCode {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s.\-‐-―]/g, "");
  if (plain.length !== CODE_LENGTH) return { ok: false, slip: "LENGTH" };
  if ([...plain].some((sign) => !CODE_SIGNS.includes(sign))) return { ok: false, slip: "SIGN" };
  if (weighted(plain) !== 0) return { ok: false, slip: "CHECK" };
  return { ok: true, code: plain as LetterCode };
}

/** The code of a drawn number, check sign last. Any number will do; those apart by 31 to the 11th give the same code. */
export function codeOfNumber(drawn: bigint): LetterCode {
  let left = drawn < 0n ? -drawn : drawn;
  let signs = "";
  for (let place = 0; place < DRAWN_LENGTH; place += 1) {
    signs += CODE_SIGNS.charAt(Number(left % BASE));
    left /= BASE;
  }
  const missing = (CODE_SIGNS.length - weighted(signs)) % CODE_SIGNS.length;
  return `${signs}${CODE_SIGNS.charAt(missing)}` as LetterCode;
}

/** As people read it: three groups of four. */
export function spokenCode(code: LetterCode): string {
  return Array.from({ length: CODE_LENGTH / GROUP_LENGTH }, (_, group) =>
    code.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH),
  ).join("-");
}

/** Sum of the signs, each with a weight of its own (2 to 12, the check sign 1), modulo 31. Of a whole code 0. */
function weighted(signs: string): number {
  const sum = [...signs].reduce((total, sign, place) => {
    const weight = place === DRAWN_LENGTH ? 1 : place + 2;
    return total + weight * CODE_SIGNS.indexOf(sign);
  }, 0);
  return sum % CODE_SIGNS.length;
}
