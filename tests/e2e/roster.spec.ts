import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "playwright/test";
import { MAIN_VILLAGE, signIn } from "./people";

/** A portal that is tested twice has the people of the first time. */
const TAG = [...String(Date.now() % 1_000_000)].map((digit) => "abcdefghij".charAt(Number(digit))).join("");
const HEADING = "nama;nama pengguna;tugas;kode wilayah;RT;RW;cadangan;nomor SK;tanggal SK;alasan pengecualian";
const row = (name: string, village = MAIN_VILLAGE) =>
  `${name}${TAG} Daftar (contoh);;Pendamping;${village};;;tidak;141/12/2026;04/05/2026;`;

async function upload(page: Page, lines: readonly string[]): Promise<void> {
  await page.goto("/akses/impor");
  await page.locator('input[type="file"]').setInputFiles({
    name: "daftar.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([HEADING, ...lines].join("\r\n"), "utf8"),
  });
  await page.getByRole("button", { name: "Periksa tabel" }).click();
}

test("an administrator appoints from a table, is told what is wrong in it, and prints the slips", async ({ page }) => {
  await signIn(page, "admin.ksb");
  await upload(page, ["nama saja"]);
  await expect(page).toHaveURL(/\/akses\/impor\/[0-9a-f-]{36}/);
  await expect(page.getByText("Tugas ini tidak dikenal.")).toBeVisible();

  const lines = [row("Satu"), row("Dua"), row("Tiga", "5204012001")];
  await upload(page, lines);
  await expect(page.getByText("Wilayah ini di luar wilayah Anda.")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Unduh daftar kesalahan" }).click();
  expect((await download).suggestedFilename()).toBe("daftar-kesalahan.csv");

  await page.getByRole("button", { name: "Tugaskan 2 orang" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("1 baris yang salah tidak ikut.")).toBeVisible();
  await dialog.getByRole("button", { name: "Tugaskan 2 orang" }).click();
  await expect(page.getByText("2 orang sudah ditugaskan")).toBeVisible();
  const slips = page.locator("[data-slip] section");
  await expect(slips).toHaveCount(2);
  await expect(slips.first()).toContainText(/[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}/);
  await page.getByRole("button", { name: "Selesai, slip sudah dicetak" }).click();
  await expect(page.getByText("2 orang sudah ditugaskan dari daftar ini")).toBeVisible();

  await upload(page, lines);
  await page.getByRole("link", { name: /Sudah bertugas/ }).click();
  await expect(page.getByText(`Satu${TAG} Daftar (contoh)`)).toBeVisible();
  await expect(page.getByText("Tidak ada orang baru di daftar ini.")).toBeVisible();
});
