/** Where somebody books without an account. */
export const BOOKING_PATH = "/antre";

/** Where a slip leads, and where its booking is changed. */
export const SLIP_PATH = `${BOOKING_PATH}/tiket`;
export function changePath(token: string): string {
  return `${SLIP_PATH}/${token}/ubah`;
}

/**
 * Why a booking or its change did not come about. CODE: a slip of the pen. NO_LETTER: no letter of this village bears it, whatever the reason.
 * TOO_LATE: the number is no booking any more, or its day is over. MOVED: its family moved it once
 * already.
 */
export const BOOKING_PROBLEMS = [
  "CODE",
  "NO_LETTER",
  "SLOT_FULL",
  "ALREADY_BOOKED",
  "NO_DAY",
  "NO_SLOT",
  "WAIT",
  "NO_REASON",
  "TOO_LATE",
  "MOVED",
] as const;
export type BookingProblem = (typeof BOOKING_PROBLEMS)[number];

/** "2026-11-26.480": a slot as one word of a form. */
export function slotWord(on: string, startsAt: number): string {
  return `${on}.${startsAt}`;
}

export function readSlot(text: string): { readonly on: string; readonly startsAt: number } | null {
  const [, on, startsAt] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,4})$/.exec(text) ?? [];
  if (
    on === undefined ||
    startsAt === undefined ||
    Number.isNaN(Date.parse(`${on}T00:00:00Z`)) ||
    Number(startsAt) > 1439
  )
    return null;
  return { on, startsAt: Number(startsAt) };
}
