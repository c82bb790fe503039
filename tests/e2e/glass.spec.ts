import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "playwright/test";
import { MAIN_VILLAGE, signIn } from "./people";

const REASON = "Operator sakit dan bantuan banjir menunggu (contoh)";

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
}

test("access in an emergency: opened, said on every page, read under, closed by the village head", async ({ page }) => {
  await signIn(page, "admin.ksb");
  await page.goto("/akses");
  await page.getByRole("link", { name: "Akses darurat" }).click();
  await expect(page.getByRole("heading", { name: "Wilayah mana yang perlu dibuka?" })).toBeVisible();
  await expectClean(page);
  await page.goto(`/akses/darurat?wilayah=${MAIN_VILLAGE}`);
  await page.getByRole("button", { name: "Buka akses darurat" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Isi nama pengguna" })).toBeVisible();
  await expectClean(page);
  await page.getByLabel("Nama pengguna orangnya").fill("tamu.ksb");
  await page.getByLabel("Apa keadaan daruratnya?").fill(REASON);
  await page.getByLabel("Saya tahu bahwa pemilik data langsung diberi tahu.").check();
  await page.getByRole("button", { name: "Buka akses darurat" }).click();
  await expect(page).toHaveURL(/\/akun\/darurat$/);
  await expect(page.getByText(REASON)).toBeVisible();

  await signIn(page, "tamu.ksb");
  await page.goto("/pilih-peran");
  await expectClean(page);
  await page.getByRole("button", { name: /akses darurat sampai/ }).click();
  await expect(page).toHaveURL(/\/beranda/);
  await expect(page.getByText("Akses darurat Anda terbuka")).toBeVisible();
  await page.goto("/keluarga");
  await expect(page.getByText("Akses darurat Anda terbuka")).toBeVisible();
  await expect(page.getByRole("table").or(page.getByRole("list")).first()).toBeVisible();
  await expectClean(page);

  await signIn(page, "kades.labuhanlalar");
  await page.goto("/kabar");
  await expect(page.getByText("Akses darurat dibuka selama 2 jam di desa Anda")).toBeVisible();
  await page.goto("/akun/darurat");
  await expect(page.getByText(/^[1-9]\d* keluarga$/)).toBeVisible();
  await expectClean(page);
  await page.getByRole("button", { name: /^Tutup sekarang/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Tutup sekarang" }).click();
  await expect(page.getByText("ditutup lebih awal")).toBeVisible();

  await signIn(page, "admin.ksb");
  await page.goto("/akses/otomatis/perlu?jenis=akses-darurat");
  await expect(page.getByText(REASON)).toBeVisible();
  await expectClean(page);
  await page.getByRole("link", { name: "Lihat jejak audit" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Jejak audit" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Membaca data keluarga" }).first()).toBeVisible();
});
