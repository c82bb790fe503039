/** No letters or digits that look alike on paper: 0/o, 1/l/i. */
export const CODE_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
export const CODE_GROUPS = 3;
export const CODE_GROUP_LENGTH = 5;

/**
 * How long a code opens an account. A slip goes by way of the district, and some villages come to a signal once a week;
 * a slip that was lost shall open nothing for long.
 */
export const CODE_DAYS = 14;

const DAY_MS = 24 * 60 * 60_000;
const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_GROUPS * CODE_GROUP_LENGTH}}$`);

/** Until when a code made now may be used; the end itself is too late. */
export function codeEnd(now: Date): Date {
  return new Date(now.getTime() + CODE_DAYS * DAY_MS);
}

/** A code however it was typed from paper: capitals, blanks and hyphens do not count. */
export function plainCode(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, "");
}

export function isCode(typed: string): boolean {
  return CODE.test(plainCode(typed));
}

/** The page where a code is used. */
export const ACTIVATION_PATH = "/aktivasi";

/** The link that brings a code to that page, behind a `#`: that part stays in the browser and is asked of no server. */
export function activationLink(origin: string, code: string): string {
  return `${origin}${ACTIVATION_PATH}#${code}`;
}

/** The code of a link's part from `#` on; null for anything else, and for what is no code. */
export function codeOfFragment(fragment: string): string | null {
  const code = fragment.replace(/^#/, "");
  return isCode(code) ? code.toLowerCase() : null;
}

/** A password that its owner chooses; {@link isCode} must not hold for it: what stood on paper is no password. */
export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

export type ActivationState = "waiting" | "ended" | "used";

/** What a slip is worth at `now`. */
export function activationState(
  { validTo, usedAt }: { readonly validTo: Date; readonly usedAt: Date | null },
  now: Date,
): ActivationState {
  if (usedAt !== null) return "used";
  return now < validTo ? "waiting" : "ended";
}
