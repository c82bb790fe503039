// How long field mode takes to start on a slow phone with no network and no portal: a browser opened anew on a kept
// profile with a lock and families behind it, its page slowed down. As JSON, in milliseconds: until the lock takes a PIN
// (from the start of the navigation), and from the press that opens it until the day's work is there.
//   node tests/bench/cold-start.mjs [--runs 10] [--rates 1,4,6]      BASE_URL: a portal that runs already
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright";
import { buildPortal, generateClient } from "../../scripts/runner/build.mjs";
import { findChromium, LAUNCH_ARGS } from "../support/chromium.mjs";
import { startTestPortal } from "../support/server.mjs";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "10" }, rates: { type: "string", default: "1,4,6" } },
});
const RUNS = Number(values.runs);
const RATES = values.rates.split(",").map(Number);
const PHONE = { width: 360, height: 740 };
const PIN = "482915";
const ACCOUNTS = JSON.parse(readFileSync(new URL("../../prisma/seed/demo-accounts.json", import.meta.url), "utf8"));

const found = await findChromium();
const portal = process.env.BASE_URL ? { url: process.env.BASE_URL, stop: async () => {} } : await ownPortal();
const profile = mkdtempSync(join(tmpdir(), "mutakhir-mulai-"));
const door = await openDoor(new URL(portal.url));
try {
  const first = await open();
  await prepare(first.page);
  await first.context.close();
  await door.shut();
  const results = [];
  for (const rate of RATES) {
    const starts = [];
    for (let run = 0; run < RUNS; run += 1) starts.push(await start(rate));
    results.push({ cpuThrottling: rate, runs: RUNS, ...summary(starts) });
  }
  console.log(JSON.stringify(results, null, 2));
} finally {
  await portal.stop();
  rmSync(profile, { recursive: true, force: true });
}
process.exit(0);

async function ownPortal() {
  await generateClient();
  await buildPortal();
  return startTestPortal({ movesClock: false });
}

async function open() {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.executablePath,
    args: [...LAUNCH_ARGS],
    env: { ...process.env, ...found.env },
    viewport: PHONE,
  });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** A lock, and the families of the first place of the village. */
async function prepare(page) {
  const [account] = ACCOUNTS.filter(({ username }) => username === "operator.labuhanlalar");
  await page.goto(`${door.url}/masuk`);
  await page.locator('input[name="username"]').fill(account.username);
  await page.locator('input[name="password"]').fill(account.password);
  await page.locator('form:has(input[name="password"]) button[type="submit"]').click();
  await page.waitForURL(/\/beranda/);
  await page.goto(`${door.url}/lapangan#/siap`);
  await page
    .getByTestId("shell-state")
    .filter({ hasText: /^siap$/ })
    .waitFor();
  await page.goto(`${door.url}/lapangan#/`);
  await page.getByLabel(/^PIN baru/).fill(PIN);
  await page.getByLabel("Ketik PIN sekali lagi").fill(PIN);
  await page.getByRole("button", { name: "Siapkan" }).click();
  await page
    .getByRole("link", { name: /^Bawa keluarga/ })
    .first()
    .click();
  await page.getByRole("main").getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Bawa sekarang" }).click();
  await page.getByText(/keluarga siap dibawa/).waitFor();
}

/** One start: until the screen is there, its buttons work and the page has answered a tap's worth of work; then the lock. */
async function start(rate) {
  const { context, page } = await open();
  try {
    await context.setOffline(true);
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('main input[inputmode="numeric"]') === null) return;
        observer.disconnect();
        // Effects of the first rendering have run, it is painted, and a task queued after that has had its turn.
        requestAnimationFrame(() => setTimeout(() => Reflect.set(window, "interactiveAt", performance.now())));
      }).observe(document, { childList: true, subtree: true });
    });
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    const response = await page.goto(`${door.url}/lapangan`);
    if (!response?.fromServiceWorker()) throw new Error("the page did not come from the worker");
    await page.waitForFunction(() => Reflect.get(window, "interactiveAt") !== undefined);
    await page.getByLabel("PIN lapangan").fill(PIN);
    const opened = page.evaluate(
      () =>
        new Promise((resolve) => {
          let pressedAt = 0;
          document.addEventListener("click", () => (pressedAt = performance.now()), { capture: true, once: true });
          new MutationObserver((_, observer) => {
            if (document.querySelector('main a[href="#/keluarga"]') === null) return;
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressedAt)));
          }).observe(document, { childList: true, subtree: true });
        }),
    );
    await page.getByRole("button", { name: "Buka", exact: true }).click();
    const unlocked = await opened;
    return await page.evaluate((sinceThePress) => {
      const [navigation] = performance.getEntriesByType("navigation");
      const painted = performance.getEntriesByName("first-contentful-paint")[0];
      return {
        worker: navigation.workerStart,
        html: navigation.responseEnd,
        painted: painted?.startTime ?? 0,
        interactive: Reflect.get(window, "interactiveAt"),
        unlocked: sinceThePress,
      };
    }, unlocked);
  } finally {
    await context.close();
  }
}

function summary(starts) {
  const of = (name) => {
    const sorted = starts.map((one) => Math.round(one[name])).sort((a, b) => a - b);
    return { median: sorted[Math.floor(sorted.length / 2)], worst: sorted.at(-1) };
  };
  return {
    worker: of("worker"),
    html: of("html"),
    painted: of("painted"),
    interactive: of("interactive"),
    unlocked: of("unlocked"),
  };
}

/** A way to the portal that can be shut: offline by the browser's switch alone leaves the worker its network. */
async function openDoor({ hostname, port }) {
  const open = new Set();
  const server = createServer((socket) => {
    const other = connect(Number(port), hostname);
    for (const each of [socket, other]) open.add(each.on("error", () => each.destroy()));
    socket.pipe(other).pipe(socket);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://localhost:${server.address().port}`,
    shut: () =>
      new Promise((done) => {
        server.close(done);
        for (const socket of open) socket.destroy();
      }),
  };
}
