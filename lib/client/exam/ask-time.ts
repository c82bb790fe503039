/**
 * The server's time in milliseconds, from the date that every answer of it bears; null without an answer. Asked after a phone has
 * slept: its counters stood still meanwhile.
 */
export async function askServerTime(): Promise<number | null> {
  try {
    const response = await fetch("/api/health", { cache: "no-store", credentials: "omit" });
    const date = Date.parse(response.headers.get("date") ?? "");
    return Number.isNaN(date) ? null : date;
  } catch {
    return null; // no network: the counter goes on
  }
}
