const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TEMP_ID = /^TMP-[0-9A-HJKMNP-TV-Z]{12}$/;

/**
 * The temporary id of a person without a NIK: `TMP-` and 12 characters from the random end of the person uid (UUIDv7),
 * so the same person always has the same one. It is never sent out as a NIK.
 */
export function tempIdOf(personUid: string): string {
  let rest = BigInt(`0x${personUid.replaceAll("-", "").slice(-15)}`);
  let text = "";
  for (let place = 0; place < 12; place += 1) {
    text = ALPHABET.charAt(Number(rest & 31n)) + text;
    rest >>= 5n;
  }
  return `TMP-${text}`;
}

/** True for an id that `tempIdOf` writes. */
export function isTempId(text: string): boolean {
  return TEMP_ID.test(text);
}
