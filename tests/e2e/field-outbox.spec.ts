import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "playwright/test";
import { goTo, prepareLock, untouchedFamilies } from "./field-steps";

const PIN = "739105";
const NEXT_PIN = "861402";

const prepare = (page: Page) => prepareLock(page, "operator.labuhanlalar", PIN);

async function takeAlong(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /^Bawa keluarga/ })
    .first()
    .click();
  const start = page.getByRole("button", { name: "Bawa sekarang" });
  await expect(start).toBeDisabled();
  await page.getByRole("checkbox").first().check();
  await expect(page.getByText(/keluarga, sekitar .* [kM]B$/)).toBeVisible();
  await start.click();
  await expect(page.getByText(/keluarga siap dibawa\.$/)).toBeVisible({ timeout: 60_000 });
}

/** Some of the village's list, one of them found by its name. */
async function takeOneByOne(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /^Bawa keluarga/ })
    .first()
    .click();
  await page.getByRole("radio", { name: /^Satu per satu/ }).check();
  const boxes = page.getByRole("group", { name: "Satu per satu" }).getByRole("checkbox");
  await expect(boxes).toHaveCount(25);
  await page.getByRole("button", { name: "Tampilkan lagi" }).click();
  await expect.poll(() => boxes.count()).toBeGreaterThan(30);
  // Some of the first are worked on already.
  for (let at = 0; at < 8; at += 1) await boxes.nth(at).check();
  const label = page.getByRole("group", { name: "Satu per satu" }).locator("label").nth(30);
  const name = (await label.locator("span > span").first().textContent()) ?? "";
  await page.getByLabel("Cari keluarga").fill(name);
  await expect(page.getByText("Tidak ada keluarga yang cocok")).toBeHidden();
  await page.getByRole("checkbox", { name }).first().check();
  await page.getByLabel("Cari keluarga").fill("zzzzzz");
  await expect(page.getByText("Tidak ada keluarga yang cocok. Coba kata lain.")).toBeVisible();
  await expect(page.getByText("9 dicentang")).toBeVisible();
  await page.getByRole("button", { name: "Bawa sekarang" }).click();
  await expect(page.getByText(/^\d+ keluarga siap dibawa\.$/)).toBeVisible({ timeout: 60_000 });
}

/** Answers something about the first family that can be filled in. @returns its head's name */
async function fillOne(page: Page): Promise<string> {
  await goTo(page, "#/keluarga");
  await page.locator('main li a[href^="#/keluarga/"]').first().click();
  await page.getByRole("button", { name: /^(Perbarui data|Lanjutkan isian)$/ }).click();
  await expect(page.getByTestId("save-status")).toBeVisible({ timeout: 30_000 });
  const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await page.locator('a[href*="bagian=housing"]').first().waitFor({ state: "attached" });
  await goTo(page, `${new URL(page.url()).hash}?bagian=housing`);
  await page.getByRole("main").getByRole("radio", { checked: false }).first().check();
  await expect(page.getByTestId("save-status")).toContainText("tersimpan di perangkat");
  return name;
}

async function unlock(page: Page, pin: string): Promise<void> {
  await page.getByLabel("PIN lapangan").fill(pin);
  await page.getByRole("button", { name: "Buka", exact: true }).click();
}

test("what is filled in without a network waits, can be carried, and is accepted only by a receipt @gawai", async ({
  page,
  context,
}) => {
  await prepare(page);
  await takeAlong(page);
  await context.setOffline(true);
  const name = await fillOne(page);
  await goTo(page, "#/kirim");
  const row = page.getByRole("link", { name: new RegExp(name) });
  await expect(row).toContainText("belum terkirim");
  await expect(page.getByTestId("sync-state")).toHaveText("Tanpa sinyal. Terkirim sendiri begitu ada sinyal.");

  await page.getByRole("button", { name: "Siapkan berkas" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Simpan berkas" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^dtsen-\d{4}-\d{2}-\d{2}\.dtsen$/);
  const carried = readFileSync(await download.path());
  expect(carried.toString("utf8").startsWith('{"format":"dtsen","v":1')).toBe(true);
  expect(carried.includes(name)).toBe(false);
  await expect(row).toContainText("belum terkirim");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await context.setOffline(false);
  await page.getByRole("button", { name: "Kirim sekarang" }).click();
  await expect(page.getByTestId("sync-state")).toHaveText("Semua sudah diterima portal.", { timeout: 60_000 });
  await page.getByText("Diterima portal: 1").click();
  await expect(row).toContainText("diterima");
  await row.click();
  await expect(page.getByRole("listitem").filter({ hasText: /\d jawaban/ })).toContainText("diterima");
});

test("the PIN changes for who knows it, and everything goes once nothing is unsent @gawai", async ({ page }) => {
  await prepare(page);
  await goTo(page, "#/perangkat");
  await page.getByRole("button", { name: "Ganti PIN" }).click();
  const dialog = page.getByRole("dialog", { name: "Ganti PIN" });
  await dialog.getByLabel(/^PIN baru/).fill(NEXT_PIN);
  await dialog.getByLabel("Ketik PIN sekali lagi").fill(NEXT_PIN);
  await dialog.getByLabel("PIN sekarang").fill("502847");
  await dialog.getByRole("button", { name: "Pakai PIN baru" }).click();
  await expect(dialog.getByText(/^PIN sekarang salah\. Tinggal 9 kali/)).toBeVisible();
  await dialog.getByLabel("PIN sekarang").fill(PIN);
  await dialog.getByRole("button", { name: "Pakai PIN baru" }).click();
  await expect(page.getByText("PIN sudah diganti.", { exact: false })).toBeVisible();

  await page.getByRole("button", { name: "Kunci sekarang" }).click();
  await unlock(page, PIN);
  await expect(page.getByText(/^PIN salah/)).toBeVisible();
  await unlock(page, NEXT_PIN);
  await takeOneByOne(page);

  // A form in another window is no reason to stay, as long as nothing was typed in it; and it writes nothing after that.
  const other = await page.context().newPage();
  await other.goto("/lapangan#/keluarga");
  await unlock(other, NEXT_PIN);
  await untouchedFamilies(other).first().getByRole("link").click();
  await other.getByRole("button", { name: "Perbarui data" }).click();
  await expect(other.getByRole("link", { name: "Keterangan tempat" }).first()).toBeVisible();
  await goTo(page, "#/perangkat");
  await page.getByRole("button", { name: "Hapus semua milik saya di sini" }).click();
  await page.getByRole("button", { name: "Ya, hapus" }).click();
  await expect(page.getByRole("heading", { name: "Siapkan perangkat ini" })).toBeVisible();
  await expect(other.getByRole("heading", { name: "Perangkat ini sudah dikosongkan" })).toBeVisible();
  expect(await rowsOnDisk(other)).toBe(0);
});

test("lessons are read without a network @gawai", async ({ page, context }) => {
  await prepare(page);
  // Their text is fetched once; after that it is the worker's.
  await goTo(page, "#/belajar");
  await page.getByRole("link", { name: "Wawancara" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Wawancara");
  await context.setOffline(true);
  await goTo(page, "#/belajar");
  await page.getByRole("heading", { name: "Modul lainnya" }).scrollIntoViewIfNeeded();
  await page.getByRole("list").last().getByRole("link").last().click();
  await page.getByRole("navigation").getByRole("link").first().click();
  await expect(page).toHaveURL(/#\/belajar\//);
});

/** All that lies in the store of the field mode, of whomever. */
function rowsOnDisk(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const opened = indexedDB.open("mutakhir-lapangan");
    await new Promise((resolve, reject) => {
      opened.onsuccess = resolve;
      opened.onerror = reject;
    });
    const db = opened.result;
    const tx = db.transaction([...db.objectStoreNames]);
    const counts = [...db.objectStoreNames].map(
      (name) =>
        new Promise<number>((resolve, reject) => {
          const asked = tx.objectStore(name).count();
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = reject;
        }),
    );
    const all = await Promise.all(counts);
    db.close();
    return all.reduce((sum, each) => sum + each, 0);
  });
}
