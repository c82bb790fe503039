/**
 * Day that the demo is told as of: today in Sumbawa, so that its period is open and its queues are fresh. `SEED_DATE`
 * fixes it, which makes two seeds the same.
 */
export function referenceDay(): string {
  return process.env["SEED_DATE"] ?? new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Makassar" }).format(new Date());
}
