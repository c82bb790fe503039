import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, type Page, test } from "playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./people";

/** A regency of the province that the demo has no families of. */
const REGENCY = "5208";

function makeExtract(out: string): void {
  mkdirSync(dirname(out), { recursive: true });
  const args = ["--conditions=react-server", "--import", "tsx", "prisma/workbook/make-extract.ts"];
  const wanted = ["--regency", REGENCY, "--families", "64", "--flaw-every", "8", "--on", "2025-06-30", "--out", out];
  execFileSync(process.execPath, [...args, ...wanted], { stdio: "pipe" });
}

async function fillDate(
  page: Page,
  legend: string,
  [day, month, year]: readonly [string, number, string],
): Promise<void> {
  const group = page.getByRole("group", { name: legend });
  await group.getByLabel("Tanggal", { exact: true }).fill(day);
  await group.getByRole("combobox").selectOption({ index: month });
  await group.getByLabel("Tahun", { exact: true }).fill(year);
}

test("a regency's extract is brought in by one person, approved by another, and is the register", async ({
  page,
}, info) => {
  test.setTimeout(120_000);
  const out = info.outputPath("cuplikan");
  makeExtract(out);
  await signIn(page, "pembina.ntb");
  await page.goto("/muatan");
  await page.getByLabel("Berkas keluarga, atau satu berkas gabungan").setInputFiles(`${out}-keluarga.csv`);
  await page.getByLabel("Berkas anggota keluarga", { exact: true }).setInputFiles(`${out}-anggota.csv`);
  await page.getByLabel("Kabupaten/kota").selectOption(REGENCY);
  await fillDate(page, "Keadaan data per tanggal", ["30", 6, "2025"]);
  await page.getByLabel("Berita acara serah terima (BAST)").fill("BAST contoh 7/2025");
  await page.getByRole("button", { name: "Unggah dan periksa" }).click();
  await expect(page).toHaveURL(/\/muatan\/5208-/);
  await expect(page.getByText("menunggu persetujuan")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Anda yang mengunggah muatan ini.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Setujui dan catat/ })).toHaveCount(0);
  await expect(page.getByText("jenis_lantai_terluas")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Unduh laporan (CSV)" }).click();
  const report = readFileSync(await (await download).path(), "utf8");
  expect(report).toContain("Tidak ada desa/kelurahan dengan kode ini.");
  expect(report).not.toMatch(/\d{16}/);
  const address = page.url();

  await signIn(page, "validator.ntb");
  await page.goto(address);
  await page.getByRole("button", { name: /^Setujui dan catat \d+ keluarga$/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Setujui dan catat/ })
    .click();
  await expect(page.getByText(/keluarga dengan \d+ orang sudah dicatat/)).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
});
