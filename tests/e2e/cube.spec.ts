import { expect, test } from "playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./people";

test("an agency's officer finds its indicator, cuts it, ranks the areas below, and takes the table along", async ({
  page,
}) => {
  await signIn(page, "dinsos.ksb");
  await page.goto("/dasbor");
  await page.getByRole("link", { name: "Indikator", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Indikator");
  await expect(page.getByText("Belum dapat dihitung: butuh luas sawah", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Buang air besar sembarangan" }).click();
  await expect(page).toHaveURL(/\/dasbor\/5207\/tabel\?ukuran=PU4&baris=desil$/);
  await expect(
    page.getByText("Dihitung: keluarga yang tidak punya atau tidak memakai fasilitas", { exact: false }),
  ).toBeVisible();
  await page.getByLabel("Baris").selectOption({ label: "Wilayah di bawahnya" });
  await page.getByRole("button", { name: "Tampilkan" }).click();
  await expect(page).toHaveURL(/baris=wilayah/);
  const table = page.getByRole("table");
  await expect(table.getByRole("columnheader", { name: "Rentang wajar" })).toBeVisible();
  await expect(table.getByRole("row", { name: /Taliwang/ })).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Unduh Excel" }).click();
  expect((await download).suggestedFilename()).toMatch(/^PU4-wilayah-5207-\d{4}-\d{2}-\d{2}\.xlsx$/);
  await table.getByRole("link", { name: /Taliwang/ }).click();
  await expect(page).toHaveURL(/\/dasbor\/520\d{3}\/tabel\?ukuran=PU4&baris=wilayah/);
});

test("a table keeps small counts from who may not see families, and shows them to who may", async ({ page }) => {
  const village = "/dasbor/5207022001/tabel?ukuran=KS4&baris=umur&kolom=jenis-kelamin";
  await signIn(page, "dinsos.ksb");
  await page.goto(village);
  await expect(page.getByText("disamarkan", { exact: true }).first()).toBeAttached();
  await expect(page.getByText("jumlah di bawah 10", { exact: false })).toBeVisible();
  // Another regency's table is no more there than one that does not exist.
  expect((await page.goto("/dasbor/5204/tabel"))?.status()).toBe(404);
  expect((await page.goto("/dasbor/9998/tabel"))?.status()).toBe(404);
  await page.context().clearCookies();
  await signIn(page, "verifikator.ksb");
  await page.goto(village);
  await expect(page.getByRole("table")).toBeVisible();
  await expect(page.getByText("disamarkan", { exact: true })).toHaveCount(0);
});
