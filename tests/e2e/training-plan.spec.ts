import { expect, type Page, test } from "playwright/test";
import { signIn } from "./people";

const DAY_MS = 86_400_000;

/** Types a day into its three boxes. */
async function day(page: Page, id: string, at: Date): Promise<void> {
  const boxes = page.locator(`fieldset:has(#${id})`);
  await boxes.locator("input").first().fill(String(at.getUTCDate()));
  await boxes.locator("select").selectOption(String(at.getUTCMonth() + 1));
  await boxes.locator("input").nth(1).fill(String(at.getUTCFullYear()));
}

test("a trainer plans a training, changes it and calls it off; who is elsewhere does not find it", async ({ page }) => {
  const title = `Pelatihan uji ${Date.now()}`;
  await signIn(page, "pelatih.ntb");
  await page.goto("/pelatihan");
  await page.getByRole("link", { name: "Jadwalkan pelatihan" }).first().click();
  await page.getByRole("listitem").filter({ hasText: "Kabupaten Sumbawa Barat" }).getByText("Pilih").click();
  await expect(page).toHaveURL(/wilayah=5207/);

  await page.locator("#title").fill(title);
  await page.locator("#place").fill("Aula (contoh)");
  await page.locator("#trainerId").selectOption({ index: 1 });
  await day(page, "fromDay", new Date(Date.now() - 3 * DAY_MS));
  await page.getByRole("button", { name: "Simpan jadwal" }).click();
  const summary = page.getByRole("alert", { name: "Ada 2 isian yang perlu diperbaiki" });
  await expect(summary).toBeFocused();
  await summary.getByText("Isi jumlah kursi, 1 sampai 200.").click();
  await expect(page.locator("#capacity")).toBeFocused();
  await page.locator("#capacity").fill("20");
  const later = new Date(Date.now() + 10 * DAY_MS);
  await day(page, "fromDay", later);
  await day(page, "toDay", later);
  await page.getByRole("button", { name: "Simpan jadwal" }).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByText("Belum ada yang diundang")).toBeVisible();
  const path = new URL(page.url()).pathname;

  await page.getByRole("link", { name: "Ubah" }).click();
  await page.locator("#capacity").fill("25");
  await page.getByRole("button", { name: "Simpan perubahan" }).click();
  await expect(page.getByText("dari 25 kursi")).toBeVisible();
  await page.goto("/pelatihan");
  await expect(page.getByRole("link", { name: title })).toHaveCount(1);

  await page.goto(path);
  await page.getByRole("button", { name: "Batalkan pelatihan" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Alasan").fill("gedung dipakai");
  await dialog.getByRole("button", { name: "Batalkan pelatihan" }).click();
  await expect(page.getByText("Pelatihan ini dibatalkan")).toBeVisible();
  await expect(page.getByText("gedung dipakai")).toBeVisible();
  await expect(page.getByRole("link", { name: "Undang peserta" })).toHaveCount(0);

  await signIn(page, "operator.labuhanlalar");
  await page.goto(path);
  await expect(page).toHaveURL(/\/tidak-berwenang/);
});
