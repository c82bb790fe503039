import { expect, test } from "playwright/test";
import { signIn } from "./people";

test("a deadline is tried, put in force, and seen by those who must keep it; a regional holiday comes and goes", async ({
  page,
}) => {
  await signIn(page, "admin.ksb");
  await page.getByRole("navigation").getByRole("link", { name: "Jenjang", exact: true }).first().click();
  await page.getByRole("link", { name: /^Ubah tenggat.*Verifikasi kabupaten\/kota/ }).click();
  await page.getByLabel("Berapa hari?").fill("99");
  await page.getByRole("button", { name: "Lihat akibatnya" }).click();
  await expect(page.getByText("Tulis jumlah hari antara 1 dan 60")).toBeVisible();
  await page.getByLabel("Berapa hari?").fill("5");
  await page.getByText("Hari kerja", { exact: true }).click();
  await page.getByRole("button", { name: "Lihat akibatnya" }).click();
  await expect(page.getByRole("heading", { name: "2. Akibat tenggat 5 hari kerja" })).toBeVisible();
  await page.getByRole("button", { name: "Berlakukan" }).click();
  await expect(page.getByText("Tulis alasan paling sedikit 5 huruf.")).toBeVisible();
  await page.getByLabel("Alasan").fill("Verifikator hanya dua orang.");
  await page.getByRole("button", { name: "Berlakukan" }).click();
  await expect(page).toHaveURL(/\/jenjang\?wilayah=5207$/);
  await expect(page.getByRole("listitem").filter({ hasText: "Verifikasi kabupaten/kota" }).first()).toContainText(
    "diatur oleh Kabupaten Sumbawa Barat",
  );
  await expect(page.getByRole("row").filter({ hasText: "Verifikator hanya dua orang." })).toContainText("5 hari kerja");

  await page.getByRole("button", { name: "Tambah libur daerah" }).click();
  const dialog = page.getByRole("dialog");
  const year = new Date().getFullYear() + 1;
  await dialog.getByLabel("Tanggal").fill(`${year}-01-20`);
  await dialog.getByLabel("Nama hari libur").fill("Hari jadi contoh");
  await dialog.getByLabel("Dasar").fill("Surat contoh 1");
  await dialog.getByRole("button", { name: "Simpan hari libur" }).click();
  const row = page.getByRole("row").filter({ hasText: "Hari jadi contoh" });
  await expect(row).toBeVisible();

  await signIn(page, "verifikator.ksb");
  await page.goto("/jenjang");
  await expect(page.getByText("5 hari kerja").first()).toBeVisible();
  await expect(row).toBeVisible();
  await expect(page.getByRole("link", { name: /Ubah tenggat/ })).toHaveCount(0);

  await signIn(page, "admin.ksb");
  await page.goto("/jenjang");
  await row.getByRole("button", { name: "Hapus" }).click();
  await dialog.getByRole("button", { name: "Hapus" }).click();
  await expect(row).toHaveCount(0);
});
