import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "playwright/test";
import { signIn } from "./people";

test("a quarter's review: one kept by its tick, the rest of the page at once, and the table to take away", async ({
  page,
}) => {
  await signIn(page, "admin.ksb");
  await page.goto("/akses/tinjauan");
  await expect(page.getByRole("heading", { level: 1, name: "Tinjauan akses" })).toBeVisible();
  await page.getByRole("button", { name: "Pertahankan yang dipilih" }).click();
  await expect(page.getByText("Pilih dulu hak akses yang dipertahankan.")).toBeVisible();
  const open = page.getByRole("checkbox", { name: /^Pertahankan/ });
  const before = await open.count();
  await open.first().check();
  await page.getByRole("button", { name: "Pertahankan yang dipilih" }).click();
  await expect(open).toHaveCount(before - 1);
  await page.getByRole("button", { name: "Pilih semua di halaman ini" }).click();
  await page.getByRole("button", { name: "Pertahankan yang dipilih" }).click();
  await expect(page.getByText("Semua sudah ditinjau")).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.goto("/akses/tinjauan?keadaan=sudah");
  await expect(page.getByText("Ibu Admin KSB (contoh)").first()).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Unduh tinjauan (CSV)" }).click();
  expect((await download).suggestedFilename()).toMatch(/^tinjauan-akses-5207-\d{4}-Q[1-4]\.csv$/);
});
