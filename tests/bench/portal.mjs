// The portal that is measured: one of the bench's own, or one that is running already (BENCH_URL with BENCH_OWNER_URL and
// BENCH_APP_URL), so that a country need not be made twice.
import { buildPortal, generateClient } from "../../scripts/runner/build.mjs";
import { TEST_KEYS } from "../support/keys.mjs";
import { startTestPortal } from "../support/server.mjs";
import { makeCountry } from "./country.mjs";

export async function openPortal() {
  const portal = running() ?? (await started());
  const families = Number(process.env.BENCH_HOUSEHOLDS ?? 0);
  if (families > 0) await makeCountry({ ownerUrl: portal.ownerUrl, families });
  // What the bench asks of the portal's own functions, it asks as the portal's role.
  Object.assign(process.env, TEST_KEYS, { DATABASE_URL: portal.appUrl, NEXTAUTH_URL: portal.url });
  return portal;
}

function running() {
  const { BENCH_URL: url, BENCH_OWNER_URL: ownerUrl, BENCH_APP_URL: appUrl } = process.env;
  return url && ownerUrl && appUrl ? { url, ownerUrl, appUrl, stop: async () => {} } : null;
}

async function started() {
  await generateClient();
  await buildPortal();
  return startTestPortal({ seedSize: "full", say: () => {}, movesClock: false });
}
