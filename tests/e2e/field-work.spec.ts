import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, type Page, test } from "playwright/test";
import { filesWith, killBrowser } from "./browser-disk";
import { untouchedFamilies } from "./field-steps";
import { openBrowser } from "./own-browser";
import { signIn } from "./people";

const PIN = "482915";
/** From the last keystroke to the end of the browser, in milliseconds. */
const UNTIL_THE_END = 300;

const profile = mkdtempSync(join(tmpdir(), "mutakhir-lapangan-"));
test.afterAll(() => rmSync(profile, { recursive: true, force: true }));

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const address = (page: Page) => page.getByRole("textbox", { name: /Alamat \(jalan/ });

/** The page from the worker, as after a cold start. */
async function openCold(page: Page, place: string): Promise<void> {
  await page.goto("/lapangan#/siap");
  // Until the page runs, it may put its first address back.
  await expect(heading(page, "Kerja lapangan")).toBeVisible();
  await page.goto(`/lapangan${place}`);
  await page.reload();
}

async function unlock(page: Page): Promise<void> {
  await page.getByLabel("PIN lapangan").fill(PIN);
  await page.getByRole("button", { name: "Buka", exact: true }).click();
}

/** A lock for the person who is signed in, and the families of their village. */
async function prepare(page: Page): Promise<void> {
  await page.goto("/lapangan");
  await page.getByLabel(/PIN baru/).fill(PIN);
  await page.getByLabel("Ketik PIN sekali lagi").fill(PIN);
  await page.getByRole("button", { name: "Siapkan" }).click();
  await page.getByRole("link", { name: "Bawa keluarga" }).first().click();
  await expect(page.getByRole("main").getByRole("checkbox").first()).toBeVisible();
  for (const place of await page.getByRole("main").getByRole("checkbox").all()) await place.check();
  await page.getByRole("button", { name: "Bawa sekarang" }).click();
  await expect(page.getByText(/\d+ keluarga siap dibawa/)).toBeVisible({ timeout: 30_000 });
}

/** A family of the list that nobody works on, opened for updating; its name. */
async function fillFirst(page: Page): Promise<string> {
  await page.goto("/lapangan#/keluarga");
  await expect(heading(page, "Keluarga")).toBeVisible();
  const untouched = untouchedFamilies(page);
  const name = ((await untouched.first().locator("span.font-semibold").textContent()) ?? "").trim();
  await untouched.first().getByRole("link").click();
  await page.getByRole("button", { name: "Perbarui data" }).click();
  await page.getByRole("link", { name: "Keterangan tempat" }).first().click();
  await expect(address(page)).toBeVisible();
  return name;
}

test("a day without network: nothing is lost when the battery dies, and all goes by itself when there is a network", async () => {
  test.setTimeout(240_000);
  const lane = `Lorong ${crypto.randomUUID()}`;
  const first = await openBrowser(profile);
  await signIn(first.page, "operator.maluk");
  await prepare(first.page);
  await expect.poll(() => hasWorker(first.page)).toBe(true);
  await first.context.setOffline(true);

  const name = await fillFirst(first.page);
  await address(first.page).fill("");
  await address(first.page).pressSequentially(lane);
  await sleep(UNTIL_THE_END);
  await killBrowser(first.context);
  expect(filesWith(profile, lane)).toEqual([]);
  expect(filesWith(profile, name)).toEqual([]);

  const second = await openBrowser(profile);
  await second.context.setOffline(true);
  await openCold(second.page, "#/");
  await expect(heading(second.page, "Buka kerja lapangan")).toBeVisible();
  await second.page.getByLabel("PIN lapangan").fill("999999");
  await second.page.getByRole("button", { name: "Buka", exact: true }).click();
  await expect(second.page.getByText("PIN salah. Tinggal 9 kali mencoba sebelum terkunci.")).toBeVisible();
  await unlock(second.page);
  await expect(second.page.getByRole("link", { name: /1 belum terkirim/ })).toBeVisible();
  await goOn(second.page, name);
  await second.page.getByRole("link", { name: "Keterangan tempat" }).first().click();
  await expect(address(second.page)).toHaveValue(lane);
  await second.page.getByRole("link", { name: "Simpan dan tutup" }).click();
  await expect(second.page.getByText("belum terkirim")).toBeVisible();

  await beginNewFamily(second.page, "Keluarga Lapangan Contoh");
  await second.page.goto("/lapangan#/kirim");
  await expect(second.page.getByText("Keluarga Lapangan Contoh")).toBeVisible();
  await second.context.setOffline(false);
  await second.page.getByRole("button", { name: "Kirim sekarang" }).click();
  await expect(second.page.getByText("Diterima portal: 2")).toBeVisible({ timeout: 40_000 });

  // The portal has both, each once.
  await signIn(second.page, "operator.maluk");
  await second.page.goto("/usulan");
  await expect(second.page.getByRole("row").filter({ hasText: name })).toHaveCount(1);
  // Whoever is nobody's head yet has no name in this list.
  await expect(second.page.getByRole("row").filter({ hasText: "Keluarga baru" }).first()).toBeVisible();
  await second.page.getByRole("row").filter({ hasText: name }).getByRole("link").first().click();
  await second.page
    .getByRole("link", { name: /Lanjutkan|Isi/ })
    .first()
    .click();
  await second.page.getByRole("link", { name: "Keterangan tempat" }).first().click();
  await expect(address(second.page)).toHaveValue(lane);

  // Another person on the same device sees whose it is, and nothing in it.
  await signIn(second.page, "operator.pulaubungin");
  await second.page.goto("/lapangan");
  await second.page.getByLabel("PIN lapangan").fill("739264");
  await second.page.getByRole("button", { name: "Buka", exact: true }).click();
  await expect(second.page.getByText(/PIN salah/)).toBeVisible();
  await second.page.getByRole("button", { name: "Lupa PIN" }).click();
  await second.page.getByLabel(/PIN baru/).fill("739264");
  await second.page.getByLabel("Ketik PIN sekali lagi").fill("739264");
  await second.page.getByRole("button", { name: "Buka dengan PIN baru" }).click();
  await expect(second.page.getByText("Yang sedang masuk ke portal adalah orang lain.")).toBeVisible();
  // With a lock of their own they see what they took along, and nothing of the first.
  await second.page.getByRole("button", { name: "Tambah orang atau desa di perangkat ini" }).click();
  await second.page.getByLabel(/PIN baru/).fill("739264");
  await second.page.getByLabel("Ketik PIN sekali lagi").fill("739264");
  await second.page.getByRole("button", { name: "Siapkan" }).click();
  await expect(second.page.getByText("Belum ada keluarga yang dibawa")).toBeVisible();
  await expect(second.page.getByText(name)).toHaveCount(0);

  // Who forgot the PIN signs in and finds everything behind a new one.
  await signIn(second.page, "operator.maluk");
  await second.page.goto("/lapangan");
  await second.page.getByRole("button", { name: /Operator Maluk/ }).click();
  await second.page.getByRole("button", { name: "Lupa PIN" }).click();
  await second.page.getByLabel(/PIN baru/).fill("615208");
  await second.page.getByLabel("Ketik PIN sekali lagi").fill("615208");
  await second.page.getByRole("button", { name: "Buka dengan PIN baru" }).click();
  await second.page.goto("/lapangan#/keluarga");
  await expect(second.page.getByText(name)).toBeVisible();
  await second.context.close();
});

/** Finds a family by its name and goes on with its form. */
async function goOn(page: Page, name: string): Promise<void> {
  await page.goto("/lapangan#/keluarga");
  await page.getByLabel("Cari nama").fill(name.toUpperCase());
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await page.getByRole("link", { name: "Lanjutkan isian" }).click();
}

async function beginNewFamily(page: Page, name: string): Promise<void> {
  await page.goto("/lapangan#/keluarga/baru");
  await page.getByRole("button", { name: "Mulai mengisi" }).click();
  await page
    .getByRole("link", { name: /Anggota keluarga|Identitas/ })
    .first()
    .click();
  await page.getByRole("textbox", { name: /Nama/ }).first().fill(name);
  await sleep(UNTIL_THE_END);
  await page.getByRole("link", { name: "Simpan dan tutup" }).click();
  await expect(heading(page, /./)).toBeVisible();
}

function hasWorker(page: Page): Promise<boolean> {
  return page.evaluate(
    async () => (await navigator.serviceWorker.getRegistration("/lapangan"))?.active?.state === "activated",
  );
}
