import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";
import { findChromium, LAUNCH_ARGS } from "../support/chromium.mjs";

/**
 * Fifty families are begun with no network while the browser is killed twenty times in the middle of saving; then all is sent. Says how many
 * of those that were said to be saved are at the portal, and how often. Starts a portal of its own on loopback and stops it.
 */
const FAMILIES = Number(process.argv[2] ?? 50);
const KILLS = Number(process.argv[3] ?? 20);
const PIN = "482915";

const portal = await startPortal();
const profile = mkdtempSync(join(tmpdir(), "mutakhir-kill-"));
try {
  await run();
} finally {
  rmSync(profile, { recursive: true, force: true });
  portal.child.kill("SIGINT");
}

async function run() {
  let page = await openPage();
  await signIn(page);
  await prepare(page);
  const saved = [];
  let kills = 0;
  let saidThenKilled = 0;
  for (let number = 1; saved.length < FAMILIES; number += 1) {
    const dies = kills < KILLS && number % 2 === 0;
    const name = `Keluarga Uji ${number}`;
    const said = await begin(page, name, dies);
    if (said) saved.push(name);
    if (said && dies) saidThenKilled += 1;
    if (!dies) continue;
    kills += 1;
    await kill(page);
    page = await openPage();
    await page.context().setOffline(true);
    await unlock(page);
  }
  await page.context().setOffline(false);
  await page.goto(`${portal.url}/lapangan#/kirim`);
  await page.getByRole("button", { name: "Kirim sekarang" }).click();
  await page.waitForFunction(() => /Semua sudah diterima portal/.test(document.body.textContent ?? ""), null, {
    timeout: 300_000,
  });
  const { lost, doubled, extra } = await compare(saved);
  console.log(
    `${saved.length} families said to be saved, ${kills} kills (${saidThenKilled} of them right after "saved"): ${lost} lost, ${doubled} doubled, ${extra} begun and not said to be saved`,
  );
  if (lost + doubled > 0) process.exitCode = 1;
  // A kill before the page said anything shows only that nothing was promised.
  if (saidThenKilled < KILLS / 5) {
    console.log("too few kills right after the page had said that it is saved: nothing is shown");
    process.exitCode = 1;
  }
  await page.context().close();
}

/** Types a head's name into a new family. True once the page says that it is on the device. */
async function begin(page, name, dies) {
  await page.goto(`${portal.url}/lapangan#/keluarga/baru`);
  await page.getByRole("button", { name: "Mulai mengisi" }).click();
  await page
    .getByRole("link", { name: /Anggota keluarga|Identitas/ })
    .first()
    .click();
  await page.getByRole("textbox", { name: /Nama/ }).first().pressSequentially(name);
  const status = page.getByTestId("save-status");
  if (dies) {
    await sleep(Math.random() * 120); // somewhere between the keystroke and the disk
    return /tersimpan di perangkat/.test((await status.textContent()) ?? "");
  }
  await page.waitForFunction(() =>
    /tersimpan di perangkat/.test(document.querySelector("[data-testid=save-status]")?.textContent ?? ""),
  );
  await page.getByRole("link", { name: "Simpan dan tutup" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return true;
}

async function compare(saved) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: portal.ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    `SELECT m.value ->> 'name' AS name, count(*)::int AS times FROM proposal p, jsonb_each(p.payload -> 'answers' -> 'members') m
     WHERE m.value ->> 'name' LIKE 'Keluarga Uji %' GROUP BY 1`,
  );
  await client.end();
  const times = new Map(rows.map((row) => [row.name, row.times]));
  return {
    lost: saved.filter((name) => !times.has(name)).length,
    doubled: [...times.values()].filter((count) => count > 1).length,
    extra: [...times.keys()].filter((name) => !saved.includes(name)).length,
  };
}

async function signIn(page) {
  await page.goto(`${portal.url}/masuk`);
  await page.fill("input[name=username]", "operator.maluk");
  await page.fill("input[name=password]", "contoh-mutakhir");
  await page.click("form:has(input[name=password]) button[type=submit]");
  await page.waitForURL(/beranda/);
}

async function prepare(page) {
  await page.goto(`${portal.url}/lapangan#/siap`);
  await page.waitForFunction(() => document.querySelector("[data-testid=shell-state]")?.textContent === "siap");
  await page.goto(`${portal.url}/lapangan#/`);
  await page.getByLabel(/PIN baru/).fill(PIN);
  await page.getByLabel("Ketik PIN sekali lagi").fill(PIN);
  await page.getByRole("button", { name: "Siapkan" }).click();
  await page.getByRole("link", { name: "Bawa keluarga" }).first().click();
  await page.getByRole("main").getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Bawa sekarang" }).click();
  await page.getByText(/siap dibawa/).waitFor();
  await page.context().setOffline(true);
}

async function unlock(page) {
  await page.goto(`${portal.url}/lapangan#/`);
  await page.getByLabel("PIN lapangan").fill(PIN);
  await page.getByRole("button", { name: "Buka", exact: true }).click();
  await page.getByRole("link", { name: "Perbarui keluarga" }).waitFor();
}

async function openPage() {
  const found = await findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.executablePath,
    args: [...LAUNCH_ARGS],
    env: { ...process.env, ...found.env },
    locale: "id-ID",
    timezoneId: "Asia/Makassar",
    viewport: { width: 360, height: 740 },
  });
  context.setDefaultTimeout(30_000);
  return context.pages()[0] ?? context.newPage();
}

async function kill(page) {
  const context = page.context();
  const session = await context.browser().newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const closed = context.waitForEvent("close");
  process.kill(processInfo.find(({ type }) => type === "browser").id, "SIGKILL");
  await closed;
}

function startPortal() {
  const child = spawn(process.execPath, ["tests/support/server.mjs"], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  return new Promise((resolve, reject) => {
    child.on("exit", () => reject(new Error("the portal did not start")));
    child.stdout.on("data", (part) => {
      said += part;
      const [, url, ownerUrl] = /BASE_URL=(\S+) OWNER_URL=(\S+)/.exec(said) ?? [];
      if (url !== undefined) resolve({ child, url, ownerUrl });
    });
  });
}
