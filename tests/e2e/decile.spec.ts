import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "playwright/test";
import { TEST_KEYS } from "../support/keys.mjs";
import { signIn } from "./people";

/** Two years back: a quarter that the demo's own snapshots do not reach. */
const YEAR = new Date().getUTCFullYear() - 2;
const RANKED_ON = `${YEAR}-07-10`;
const SNAPSHOT = `${YEAR}-T3`;

function makeFile(file: string): void {
  const args = ["--conditions=react-server", "--import", "tsx", "prisma/workbook/make-decile-file.ts"];
  execFileSync(process.execPath, [...args, "--on", RANKED_ON, "--errors", "--out", file], {
    env: {
      ...process.env,
      ...TEST_KEYS,
      DATABASE_URL: process.env["APP_URL"] ?? "",
      DATABASE_OWNER_URL: process.env["OWNER_URL"] ?? "",
    },
    stdio: "pipe",
  });
}

test("a coach brings in a snapshot: match report, record, and the moves and histories follow", async ({
  page,
}, info) => {
  test.setTimeout(180_000);
  const file = info.outputPath("desil.csv");
  mkdirSync(dirname(file), { recursive: true });
  makeFile(file);
  await signIn(page, "pembina.ksb");
  await page.goto("/dasbor/5207/dinamika");
  const before = await page.getByRole("navigation", { name: "Potret" }).getByRole("link").count();

  await page.getByRole("link", { name: "Potret desil" }).first().click();
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByLabel("Tanggal", { exact: true }).fill("10");
  await page.getByRole("combobox").selectOption({ index: 7 });
  await page.getByLabel("Tahun", { exact: true }).fill(String(YEAR));
  await page.getByLabel("Surat atau BAST").fill("Surat BPS contoh 7/2026");
  await page.getByRole("button", { name: "Unggah dan periksa" }).click();
  await expect(page).toHaveURL(/\/mutu\/potret\/5207-/);
  const record = page.getByRole("button", { name: /^Catat desil [\d.]+ keluarga$/ });
  await expect(record).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Nomor KK menunjuk satu keluarga dan NIK menunjuk keluarga lain.")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Unduh laporan pencocokan (CSV)" }).click();
  const report = readFileSync(await (await download).path(), "utf8");
  expect(report).toContain("Tidak ditemukan");
  expect(report).not.toMatch(/\d{16}/);

  await record.click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Catat desil/ })
    .click();
  await expect(page.getByText(/Desil [\d.]+ keluarga sudah dicatat\./)).toBeVisible({ timeout: 60_000 });

  // The worker counts village by village, then sums.
  await expect(async () => {
    await page.goto("/dasbor/5207/dinamika");
    await expect(page.getByRole("navigation", { name: "Potret" }).getByRole("link")).toHaveCount(before + 1, {
      timeout: 1_000,
    });
  }).toPass({ timeout: 60_000 });
  await page
    .getByRole("navigation", { name: "Potret" })
    .getByRole("link")
    .nth(before - 1)
    .click();
  await expect(page.getByText(/^Peringkat 10 Juli/)).toBeVisible();
  await expect(page.getByRole("table", { name: new RegExp(`desil pada ${SNAPSHOT}`) })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.goto("/keluarga");
  await page.getByRole("table").getByRole("rowheader").first().getByRole("link").click();
  await expect(page.getByRole("table", { name: "Riwayat desil" }).getByText(SNAPSHOT)).toBeVisible();
});

test("who may see names is warned of families at a limit; who may not is not told of the page", async ({ page }) => {
  await signIn(page, "verifikator.ksb");
  await page.goto("/peringatan-dini");
  await expect(page.getByRole("heading", { name: "Peringatan dini", level: 1 })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await signIn(page, "tamu.ksb");
  await page.goto("/peringatan-dini");
  await expect(page.getByRole("heading", { name: "Peringatan dini", level: 1 })).toHaveCount(0);
});
