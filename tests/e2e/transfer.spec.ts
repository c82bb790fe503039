import { expect, type Page, test } from "playwright/test";
import { signIn } from "./people";

const OPEN_LIST = "Perpindahan";

async function openMove(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: OPEN_LIST }).first().click();
  await page
    .getByRole("link", { name: new RegExp(name.slice(0, 20)) })
    .first()
    .click();
  await expect(page).toHaveURL(/\/pindah\/5207-/);
}

/** A press on the page's button opens the question; the one in the question answers it. */
async function step(page: Page, button: string, done: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByText(done).first()).toBeVisible({ timeout: 20_000 });
}

test("a family moves to a village of the same regency", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, "operator.labuhanlalar");
  await page.goto("/keluarga?status=none");
  const row = page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") })
    .nth(3);
  await expect(row).toBeVisible();
  const name = ((await row.getByRole("rowheader").getByRole("link").textContent()) ?? "").trim();
  await row.getByRole("rowheader").getByRole("link").click();
  await expect(page).toHaveURL(/\/keluarga\/5207-/);
  const familyHref = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Pindah ke desa lain" }).first().click();
  await page.getByRole("link", { name: "Kecamatan Maluk" }).click();
  await page.getByRole("link", { name: "Desa Maluk" }).click();
  await expect(page.getByText("Semua dipilih: satu keluarga pindah.")).toBeVisible();

  // Without the letter it is not sent, and says so at the field.
  await page.getByRole("button", { name: "Kirim ke desa tujuan" }).click();
  await expect(page.getByText("Isi nomor suratnya.")).toBeVisible();
  await page.getByLabel("Nomor surat").fill("SKPWNI/5207/contoh/1");
  const [year = "", month, day] = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Makassar" })
    .format(new Date())
    .split("-");
  await page.getByLabel("Tanggal", { exact: true }).fill(String(Number(day)));
  await page.getByLabel("Bulan").selectOption(String(Number(month)));
  await page.getByLabel("Tahun").fill(year);
  await page.getByRole("button", { name: "Kirim ke desa tujuan" }).click();
  await expect(page).toHaveURL(/\/pindah\/5207-/);
  await expect(page.getByText("menunggu diterima desa tujuan").first()).toBeVisible();
  const moveHref = new URL(page.url()).pathname;
  expect(decodeURIComponent(page.url())).not.toContain(name.split(" ")[0] ?? "");

  await signIn(page, "operator.maluk");
  expect((await page.goto(familyHref))?.status()).toBe(404);
  await openMove(page, name);
  await step(page, "Terima", "menunggu keputusan");

  await signIn(page, "verifikator.ksb");
  await openMove(page, name);
  await step(page, "Setujui", "sudah pindah");

  await signIn(page, "operator.maluk");
  await page.goto(moveHref);
  await page.getByRole("link", { name: "Buka keluarga" }).click();
  await expect(page).toHaveURL(new RegExp(familyHref));
  await expect(page.getByRole("button", { name: "Perbarui keluarga" }).first()).toBeVisible();

  await signIn(page, "operator.labuhanlalar");
  expect((await page.goto(familyHref))?.status()).toBe(404);
  await page.goto(moveHref);
  await expect(page.getByRole("link", { name: "Buka keluarga" })).toHaveCount(0);
  await page.getByRole("link", { name: "Catatan terakhir di desa asal" }).click();
  await expect(page.getByRole("heading", { name: new RegExp(name.slice(0, 20)) })).toBeVisible();
  await expect(page.getByText("Perubahan selama di desa asal")).toBeVisible();
  await expect(page.getByRole("button", { name: "Perbarui keluarga" })).toHaveCount(0);
});
