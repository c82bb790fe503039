import { defineConfig } from "playwright/test";
import { findChromium, LAUNCH_ARGS } from "../support/chromium.mjs";

const chromium = await findChromium();

/** Run by tests/run.mjs, which starts a portal of its own; against another one: BASE_URL=... npx playwright test -c tests/e2e */
export default defineConfig({
  testDir: ".",
  outputDir: "../.artifacts/e2e",
  // The journey changes figures that other tests read: one at a time.
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env["BASE_URL"] ?? "http://localhost:3000",
    locale: "id-ID",
    timezoneId: "Asia/Makassar",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium.executablePath,
      args: [...LAUNCH_ARGS],
      env: { ...definedEnv(), ...chromium.env },
    },
  },
  projects: [
    { name: "kantor", grepInvert: /@gawai/, use: { viewport: { width: 1440, height: 900 } } },
    // Tests marked @gawai run on the width of a cheap phone.
    { name: "gawai", grep: /@gawai/, use: { viewport: { width: 360, height: 740 }, hasTouch: true } },
  ],
});

function definedEnv(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
