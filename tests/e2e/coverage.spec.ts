import { expect, test } from "playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./people";

test("an office finds a field that nobody pays for, says that it uses it and pays, and takes it back", async ({
  page,
}) => {
  await signIn(page, "dinsos.ksb");
  await page.goto("/dasbor");
  await page.getByRole("main").getByRole("link", { name: "Isi dan umur data" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Isi dan umur data");
  await expect(page.getByText("paling banyak sekitar 47% isi Regsosek", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Kepemilikan aset" }).click();
  await expect(page).toHaveURL(/kelengkapan\?bagian=assets$/);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Lemari es/kulkas", exact: true }).click();
  await expect(page).toHaveURL(/kelengkapan\/household\.assetFridge$/);
  await expect(page.getByText("Belum ada dinas di wilayah ini", { exact: false })).toBeVisible();
  await expect(page.getByRole("table", { name: /menurut wilayah/ })).toBeVisible();
  await page.getByRole("button", { name: "Nyatakan pemakaian" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(dialog.getByText("Tulis programnya", { exact: false })).toBeVisible();
  await dialog.getByLabel("Dinas").selectOption({ label: "Dinas Sosial" });
  await dialog.getByLabel("Untuk program atau keputusan apa").fill("Memilih sasaran usaha rumahan (contoh)");
  await dialog.getByText("Ya, dengan mata anggaran").click();
  await dialog.getByLabel("Mata anggaran", { exact: true }).fill("Kegiatan pemutakhiran (contoh)");
  await dialog.getByLabel("Jumlah (rupiah)").fill("12500000");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await expect(page.getByText("Rp12.500.000", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Akhiri: Dinas Sosial" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("hanya uji coba");
  await page.getByRole("dialog").getByRole("button", { name: "Akhiri" }).click();
  await expect(page.getByText("Belum ada dinas di wilayah ini", { exact: false })).toBeVisible();
  await page.getByText("Riwayat", { exact: true }).click();
  await expect(page.getByText("Alasan: hanya uji coba", { exact: false })).toBeVisible();
});

test("an office sees what it can compute, and takes the list along", async ({ page }) => {
  await signIn(page, "dinsos.ksb");
  await page.goto("/dasbor/5207/kelengkapan/dinas");
  await page.getByLabel("Dinas").selectOption({ label: "Dinas Pertanian" });
  await page.getByRole("button", { name: "Tampilkan" }).click();
  await expect(page).toHaveURL(/dinas=farming$/);
  await expect(page.getByRole("heading", { name: "Dinas Pertanian" })).toBeVisible();
  await expect(page.getByText("Perlu:", { exact: false }).first()).toBeVisible();
  await expectAccessible(page);
  await page.goto("/dasbor/5207/kelengkapan?bagian=housing");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Unduh Excel" }).click();
  expect((await download).suggestedFilename()).toMatch(/^isi-dan-umur-5207-\d{4}-\d{2}-\d{2}\.xlsx$/);
  expect((await page.goto("/dasbor/5204/kelengkapan"))?.status()).toBe(404);
  expect((await page.goto("/dasbor/5207/kelengkapan/household.memberCount"))?.status()).toBe(404);
});

test("a coach has a village counted again, and sees that the stored figures are right", async ({ page }) => {
  await signIn(page, "pembina.ksb");
  await page.goto("/mutu/hitungan?wilayah=5207022001");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Periksa / }).click();
  const result = page.locator("section", { hasText: "Pemeriksaan terakhir" });
  await expect(result.getByText(/sama dengan hitungan ulang|sedang menunggu dihitung ulang/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole("table", { name: "Pemeriksaan hitungan" })).toBeVisible();
  await expectAccessible(page);
});
