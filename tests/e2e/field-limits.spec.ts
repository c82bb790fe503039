import { expect, type Page, test } from "playwright/test";
import { signIn } from "./people";

const PIN = "482915";

const status = (page: Page) => page.getByTestId("save-status");
const address = (page: Page) => page.getByRole("textbox", { name: /Alamat \(jalan/ });

/** A lock for an operator, and the families of the first place of their village. */
async function prepare(page: Page): Promise<void> {
  await signIn(page, "operator.labuhanlalar");
  await page.goto("/lapangan#/siap");
  await expect(page.getByTestId("shell-state")).toHaveText("siap", { timeout: 60_000 });
  await page.goto("/lapangan#/");
  await page.getByLabel(/PIN baru/).fill(PIN);
  await page.getByLabel("Ketik PIN sekali lagi").fill(PIN);
  await page.getByRole("button", { name: "Siapkan" }).click();
  await page.getByRole("link", { name: "Bawa keluarga" }).first().click();
  await page.getByRole("main").getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Bawa sekarang" }).click();
  await expect(page.getByText(/keluarga siap dibawa/)).toBeVisible({ timeout: 60_000 });
}

async function unlock(page: Page): Promise<void> {
  await page.getByLabel("PIN lapangan").fill(PIN);
  await page.getByRole("button", { name: "Buka", exact: true }).click();
}

/** The form of the first family that nobody works on, at the section with its address. */
async function openForm(page: Page): Promise<void> {
  await page.goto("/lapangan#/keluarga");
  const untouched = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasNotText: /diajukan|dikembalikan|draf|terkirim|diisi/ });
  await untouched.first().getByRole("link").click();
  await page.getByRole("button", { name: "Perbarui data" }).click();
  await page.getByRole("link", { name: "Keterangan tempat" }).first().click();
  await expect(address(page)).toBeVisible();
}

test("a full device says so at once, and saves again as soon as there is room", async ({ page }) => {
  await prepare(page);
  await openForm(page);
  // As a browser answers a write for which there is no room; its own quota cannot be lowered under what lies there already.
  const setFull = (isFull: boolean) =>
    page.evaluate((full) => {
      const real = Reflect.get(window, "realPut") ?? IDBObjectStore.prototype.put;
      Reflect.set(window, "realPut", real);
      IDBObjectStore.prototype.put = full
        ? () => {
            throw new DOMException("no room", "QuotaExceededError");
          }
        : real;
    }, isFull);
  await setFull(true);
  await address(page).fill("Lorong Penuh 2");
  await expect(status(page)).toContainText("perangkat ini tidak dapat menyimpan");
  await setFull(false);
  await address(page).fill("Lorong Lega 3");
  await expect(status(page)).toContainText("tersimpan di perangkat");
});

test("two windows of one person take turns, and what was typed in the first is in the second", async ({
  page,
  context,
}) => {
  await prepare(page);
  await openForm(page);
  await address(page).fill("Lorong Jendela Satu");
  const other = await context.newPage();
  await other.goto(page.url());
  await unlock(other);
  await expect(address(other)).toHaveValue("Lorong Jendela Satu");
  await expect(page.getByText("Usulan ini diteruskan di jendela lain")).toBeVisible();
  await other.close();
});

test("a clock that is two days off is told, and loses nothing", async ({ page }) => {
  await page.clock.install({ time: Date.now() - 2 * 86_400_000 });
  await page.clock.resume();
  await prepare(page);
  await page.goto("/lapangan#/");
  await expect(page.getByText("Jam perangkat ini meleset 2 hari")).toBeVisible({ timeout: 20_000 });
  await openForm(page);
  await address(page).fill("Lorong Jam Salah");
  await expect(status(page)).toContainText("tersimpan di perangkat");
  await page.getByRole("link", { name: "Simpan dan tutup" }).click();
  await page.goto("/lapangan#/kirim");
  await expect(page.getByText(/Diterima portal: 1/)).toBeVisible({ timeout: 40_000 });
});
