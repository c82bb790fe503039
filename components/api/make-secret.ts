type RandomBytes = (length: number) => Uint8Array;

const fromBrowser: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/**
 * A client's secret: 32 random bytes in base64url after its mark. Made where it is shown, so that the portal never has it in an answer
 * or a stored operation.
 */
export function makeSecret(randomBytes: RandomBytes = fromBrowser): string {
  const text = btoa(String.fromCharCode(...randomBytes(32)));
  return `mks_${text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}
