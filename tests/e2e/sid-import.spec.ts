import { readFileSync } from "node:fs";
import { expect, test } from "playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./people";

/** A village's own list, as such lists are: other headings, other words, dates of another habit, old letters. */
const OWN_LIST = Buffer.from(
  [
    "Nama Lengkap;No KTP;Kartu Keluarga No;JK;Tgl Lahir;SHDK;Dusun;RT;RW;Agama",
    "Contoh Kepala;9901050105810011;9901050101810011;LAKI-LAKI;01/05/1981;KEPALA KELUARGA;Contoh Satu;1;2;ISLAM",
    "Contoh Istri \u00e9;9901054505810012;9901050101810011;P;05-05-1981;ISTRI;Contoh Satu;1;2;ISLAM",
    "Contoh Rusak;9,90105E+15;9901050101810099;P;05-05-1981;ISTRI;Contoh Satu;1;2;ISLAM",
  ].join("\r\n"),
  "latin1",
);

test("a village's own list is mapped once, reported person by person, and taken in by choice", async ({ page }) => {
  await signIn(page, "operator.labuhanlalar");
  await page.goto("/impor");
  await expectAccessible(page);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "buku-rt.csv", mimeType: "text/csv", buffer: OWN_LIST });
  await page.getByRole("button", { name: "Unggah dan periksa" }).click();
  await expect(page.getByRole("heading", { name: "Sebelum berkas dibaca" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Bukan buku kerja OpenSID")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("9901050105810011");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Baca berkas" }).click();
  await expect(page.getByRole("heading", { name: "Hasil pemeriksaan" })).toBeVisible();
  await expect(page.getByText("Isi berkas")).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Unduh daftar ini (CSV)" }).click();
  expect(readFileSync(await (await download).path(), "utf8")).toContain("Contoh Kepala");
  await page.getByRole("button", { name: "Buat 1 draf" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Buat 1 draf" }).click();
  await expect(page.getByRole("link", { name: "Lihat draf dari impor ini" })).toBeVisible({ timeout: 60_000 });
});

test("a village takes its people out as a workbook, and says for what", async ({ page }) => {
  await signIn(page, "operator.maluk");
  await page.goto("/impor");
  await page.getByLabel("Keperluan").selectOption({ label: "memperbarui data di SID" });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unduh buku kerja" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
});
