const DAY_MS = 86_400_000;

/** Midnight UTC of a date `YYYY-MM-DD`, in milliseconds. */
export function instantOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

export function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return dateOf(instantOf(date) + days * DAY_MS);
}

/** The same day that many years earlier; 29 February becomes the 28th. */
export function yearsBefore(date: string, years: number): string {
  const year = String(Number(date.slice(0, 4)) - years).padStart(4, "0");
  return date.endsWith("-02-29") ? `${year}-02-28` : `${year}${date.slice(4)}`;
}

export function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

export function earlierOf(a: string, b: string): string {
  return a < b ? a : b;
}

/** Instant of a local time of the day in Sumbawa (WITA, UTC+8). */
export function witaInstant(date: string, hour: number, minute: number): number {
  return instantOf(date) + ((hour - 8) * 60 + minute) * 60_000;
}
