/** A new code each minute: a photo of the screen that is sent around is old when it arrives. */
const SLOT_MS = 60_000;
/** The present code and those before it that still count: walking up to the screen, and a slow line, take a while. */
const FRESH_SLOTS = 3;
export const CODE_LETTERS = 8;

const SHAPE = /^[0-9a-hjkmnp-tv-z]{8}$/;

/** Which minute's code is shown at an instant. */
export function slotOf(now: Date): number {
  return Math.floor(now.getTime() / SLOT_MS);
}

/** The minutes whose codes count at an instant, the present one first. */
export function freshSlots(now: Date): readonly number[] {
  return Array.from({ length: FRESH_SLOTS }, (_, back) => slotOf(now) - back);
}

/** As it stands on the screen: two groups of four capitals. */
export function formatCode(code: string): string {
  return `${code.slice(0, CODE_LETTERS / 2)}-${code.slice(CODE_LETTERS / 2)}`.toUpperCase();
}

/** What somebody typed or scanned; capitals, signs and letters that look alike do not matter. Null for what cannot be a code. */
export function readCode(text: string): string | null {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^0-9a-z]/g, "")
    .replaceAll("o", "0")
    .replaceAll(/[il]/g, "1");
  return SHAPE.test(plain) ? plain : null;
}
