type RandomBytes = (length: number) => Uint8Array;

const fromBrowser: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

function base64Of(randomBytes: RandomBytes): string {
  return btoa(String.fromCharCode(...randomBytes(32)));
}

function base64UrlOf(randomBytes: RandomBytes): string {
  return base64Of(randomBytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * A client's secret: 32 random bytes in base64url after its mark. Made where it is shown, so that the portal never has it in an answer
 * or a stored operation.
 */
export function makeSecret(randomBytes: RandomBytes = fromBrowser): string {
  return `mks_${base64UrlOf(randomBytes)}`;
}

/** The key of a village's own system; likewise. */
export function makePushSecret(randomBytes: RandomBytes = fromBrowser): string {
  return `mkv_${base64UrlOf(randomBytes)}`;
}

/** The key that events are signed with, as Standard Webhooks writes it. */
export function makeHookSecret(randomBytes: RandomBytes = fromBrowser): string {
  return `whsec_${base64Of(randomBytes)}`;
}
