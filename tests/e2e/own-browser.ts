import { type BrowserContext, chromium, type Page } from "playwright/test";
import { findChromium, LAUNCH_ARGS } from "../support/chromium.mjs";

/** A browser with a profile that outlives it. */
export async function openBrowser(
  profile: string,
  baseURL = process.env["BASE_URL"] ?? "http://localhost:3000",
): Promise<{ context: BrowserContext; page: Page }> {
  const found = await findChromium();
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.executablePath,
    args: [...LAUNCH_ARGS],
    env: { ...Object.fromEntries(own), ...found.env },
    baseURL,
    locale: "id-ID",
    timezoneId: "Asia/Makassar",
    viewport: { width: 1440, height: 900 },
  });
  context.setDefaultTimeout(15_000);
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}
