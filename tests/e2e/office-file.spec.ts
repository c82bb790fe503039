import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "playwright/test";
import { TEST_KEYS } from "../support/keys.mjs";
import { signIn } from "./people";

const VILLAGE = "5207022001";

function makeFile(source: string, out: string): void {
  mkdirSync(dirname(out), { recursive: true });
  const args = ["--conditions=react-server", "--import", "tsx", "prisma/workbook/make-office-file.ts"];
  execFileSync(process.execPath, [...args, "--source", source, "--village", VILLAGE, "--errors", "--out", out], {
    env: {
      ...process.env,
      ...TEST_KEYS,
      DATABASE_URL: process.env["APP_URL"] ?? "",
      DATABASE_OWNER_URL: process.env["OWNER_URL"] ?? "",
    },
    stdio: "pipe",
  });
}

test("an old list becomes the history of a family, told apart from what it is now", async ({ page }, info) => {
  test.setTimeout(60_000);
  const file = info.outputPath("dtks.csv");
  makeFile("dtks", file);
  await signIn(page, "verifikator.ksb");
  await page.goto("/data-instansi?sumber=dtks");
  await page.locator('input[type="file"]').setInputFiles(file);
  const day = page.getByRole("group", { name: "Keadaan data per tanggal" });
  await day.getByLabel("Tanggal", { exact: true }).fill("31");
  await day.getByRole("combobox").selectOption({ index: 1 });
  await day.getByLabel("Tahun", { exact: true }).fill("2023");
  await page.getByRole("button", { name: "Unggah dan periksa" }).click();
  await expect(page).toHaveURL(/\/data-instansi\/5207-/);
  const record = page.getByRole("button", { name: /^Catat \d+ riwayat$/ });
  await record.click({ timeout: 30_000 });
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Catat \d+ riwayat$/ })
    .click();
  await expect(page.getByText("Daftar sudah dicatat sebagai riwayat.")).toBeVisible({ timeout: 30_000 });
  await signIn(page, "operator.labuhanlalar");
  await page.goto("/keluarga");
  await page.getByRole("row").getByRole("rowheader").first().getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Sebelum DTSEN" })).toBeVisible();
});
