import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "playwright/test";
import { signIn } from "./people";

test("an objection is written down, looked into and accepted, and the village knows what to do", async ({ page }) => {
  await signIn(page, "operator.labuhanlalar");
  await page.goto("/keluarga?status=none");
  const row = page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") })
    .nth(10);
  await row.getByRole("rowheader").getByRole("link").click();
  await page.getByRole("link", { name: "Catat sanggahan" }).first().click();
  await page.getByRole("button", { name: "Catat sanggahan" }).click();
  await expect(page.getByText("Tulis paling sedikit 10 huruf.")).toBeVisible();
  await page.getByLabel("Apa yang disanggah?").selectOption({ label: "Keadaan sudah berubah" });
  await page.getByLabel("Apa yang disampaikan?").fill("NIK saya 9900012406630001 dan saya berhenti bekerja.");
  await page.getByRole("button", { name: "Catat sanggahan" }).click();
  await expect(page.getByText("Ada 16 angka seperti NIK")).toBeVisible();
  await page.getByLabel("Apa yang disampaikan?").fill("Kepala keluarga berhenti bekerja dua bulan lalu.");
  await page.getByRole("button", { name: "Catat sanggahan" }).click();
  await expect(page).toHaveURL(/\/sanggahan\/5207-/);
  const href = new URL(page.url()).pathname;

  await signIn(page, "operator.maluk");
  expect((await page.goto(href))?.status()).toBe(404);

  await signIn(page, "verifikator.ksb");
  await page.goto(href);
  await page.getByRole("button", { name: "Mulai periksa" }).click();
  await expect(page.getByText("Sedang diperiksa", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Terima sanggahan" }).click();
  await page.getByRole("dialog").getByLabel("Jawaban").fill("Petugas memeriksa, keterangannya benar.");
  await page.getByRole("dialog").getByRole("button", { name: "Terima sanggahan" }).click();
  await expect(page.getByText("Operator desa memperbarui data keluarga ini").first()).toBeVisible();

  await signIn(page, "operator.labuhanlalar");
  await page.goto("/sanggahan?keadaan=accepted");
  await expect(page.getByText("desa memperbaiki data").first()).toBeVisible();
  await page.goto(href);
  await page.getByRole("link", { name: "Buka keluarga" }).click();
  await expect(page.getByRole("heading", { name: "Sanggahan" })).toBeVisible();
});

test("what the centre answers is read from its file and reaches who did the work", async ({ page }) => {
  await signIn(page, "verifikator.ksb");
  await page.goto("/pengiriman");
  await page.getByRole("link", { name: /^Paket 1\// }).click();
  await expect(page).toHaveURL(/\/pengiriman\/5207-/);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Unduh daftar pengantar (CSV)" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^pengantar-paket-1-\d{4}\.csv$/);
  const [heading = "", ...rows] = (await textOf(download)).trim().split("\r\n");
  const ours = rows.find((line) => line.includes("Labuhan Lalar") && line.includes("Ditolak pusat")) ?? "";
  const [number = ""] = ours.split(",");
  const file = (...lines: readonly string[]) => ({
    name: "balasan.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([heading, ...lines].join("\r\n")),
  });
  await page
    .locator('input[type="file"]')
    .setInputFiles(file("salah,,,,,Diterima,,,", `${number},,,,,Ditolak,Data ganda,Contoh: lihat berkas.,`));
  // A letter from before the package answers nothing of it.
  const [year = "", month = "", day = ""] = today().split("-");
  await page.getByLabel("Tanggal", { exact: true }).fill(String(Number(day)));
  await page.getByRole("combobox", { name: "Bulan" }).selectOption({ index: Number(month) });
  await page.getByLabel("Tahun", { exact: true }).fill(String(Number(year) - 1));
  await page.getByRole("button", { name: "Unggah dan periksa" }).click();
  await expect(page.getByText("Surat ini lebih tua dari paketnya")).toBeVisible();
  await page.getByLabel("Tahun", { exact: true }).fill(year);
  await page.getByRole("button", { name: "Unggah dan periksa" }).click();
  await expect(page).toHaveURL(/\/balasan\/5207-/);
  await page.getByRole("link", { name: /Baris belum benar/ }).click({ timeout: 30_000 });
  await expect(page.getByText("Nomor usulan tidak terbaca")).toBeVisible();
  await page.getByRole("button", { name: "Catat jawaban untuk 1 usulan" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Catat jawaban untuk 1 usulan" }).click();
  await expect(page.getByText("1 usulan berubah")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Kembali ke paket" }).click();
  await expect(page.getByText("Data ganda").first()).toBeVisible();

  await signIn(page, "operator.labuhanlalar");
  await page.goto("/kabar");
  const news = page.getByRole("heading", { name: "Ditolak pusat" }).locator("xpath=ancestor::section");
  await expect(news.getByText("Contoh: lihat berkas.")).toBeVisible();
  await news.getByRole("link").first().click();
  await expect(page.getByText("Pusat menolak. Baca alasannya")).toBeVisible();
});

test("a package's files are made, taken away once with the password, and go with a paper", async ({ page }) => {
  await signIn(page, "verifikator.ksb");
  await page.goto("/pengiriman");
  await page.getByRole("link", { name: /^Paket 1\// }).click();
  await page.getByRole("button", { name: "Siapkan berkas data" }).click();
  await page.getByRole("button", { name: "Unduh data" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Kata sandi Anda").fill("bukan ini");
  await dialog.getByRole("button", { name: "Unduh", exact: true }).click();
  await expect(dialog.getByText("Kata sandi ini tidak cocok.")).toBeVisible();
  await dialog.getByLabel("Kata sandi Anda").fill("contoh-mutakhir");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Unduh", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^paket-1-\d{4}-[0-9a-f]{8}\.zip$/);
  const files = unzipSync(await bytesOf(download));
  const sums = strFromU8(files["SHA256SUMS"] ?? new Uint8Array());
  expect(sums).toContain(
    createHash("sha256")
      .update(files["keluarga.csv"] ?? "")
      .digest("hex"),
  );
  expect(strFromU8(files["unduhan.json"] ?? new Uint8Array())).toContain("diunduh_oleh");
  expect((await page.request.get(download.url())).status()).toBe(404);

  await page.getByRole("link", { name: "Surat serah terima" }).click();
  await page.getByRole("button", { name: "Terbitkan" }).click();
  await expect(page.getByText("Isi bagian ini.").first()).toBeVisible();
  await page.getByLabel("Nomor surat").fill("400.9/1/2026");
  await page.getByLabel("Tempat", { exact: true }).fill("Taliwang");
  for (const [side, name] of [
    ["Pihak kesatu: yang menyerahkan", "Contoh Satu"],
    ["Pihak kedua: yang menerima", "Contoh Dua"],
  ] as const) {
    const party = page.getByRole("group", { name: side });
    await party.getByLabel("Instansi").fill("Kantor Contoh");
    await party.getByLabel("Nama penanda tangan").fill(name);
    await party.getByLabel("Jabatan").fill("Kepala");
  }
  await page.getByRole("button", { name: "Terbitkan" }).click();
  const href = await page.getByRole("link", { name: "Cetak (PDF)" }).first().getAttribute("href");
  const pdf = await page.request.get(href ?? "");
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
});

type Downloaded = { createReadStream(): Promise<NodeJS.ReadableStream> };

async function bytesOf(download: Downloaded): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

async function textOf(download: Downloaded): Promise<string> {
  return (await bytesOf(download)).toString("utf8");
}

test("the head of an RT tells of a birth, and the operator says why there is nothing to record", async ({ page }) => {
  await signIn(page, "ketuart.labuhanlalar");
  await page.getByRole("link", { name: /Lihat warga RT Anda/ }).click();
  await expect(page).toHaveURL(/\/warga-rt/);
  await expect(page.getByRole("rowheader").first()).toHaveText(/^\S+( \S\.)*$/);
  await page
    .getByRole("button", { name: /^Laporkan/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Kirim laporan" }).click();
  await expect(dialog.getByText("Pilih apa yang terjadi.")).toBeVisible();
  await dialog.getByLabel("Apa yang terjadi?").selectOption({ label: "Kelahiran" });
  await dialog.getByLabel("Keterangan").fill("Anak kedua lahir di puskesmas.");
  await dialog.getByRole("button", { name: "Kirim laporan" }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("link", { name: "Laporan saya" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Anak kedua lahir" })).toContainText("Menunggu operator");

  await signIn(page, "operator.labuhanlalar");
  await page.goto("/laporan-rt?keadaan=filed");
  const report = page.getByRole("listitem").filter({ hasText: "Anak kedua lahir di puskesmas." });
  await expect(report.getByRole("link", { name: "Catat peristiwa" })).toHaveAttribute("href", /\/peristiwa$/);
  await report.getByRole("button", { name: "Tidak perlu dicatat" }).click();
  await page.getByRole("dialog").getByLabel("Mengapa?").fill("Sudah dicatat bulan lalu.");
  await page.getByRole("dialog").getByRole("button", { name: "Tidak perlu dicatat" }).click();
  await expect(report).toHaveCount(0);

  await signIn(page, "ketuart.labuhanlalar");
  await page.goto("/warga-rt?tampil=laporan");
  await expect(page.getByText("Jawaban: Sudah dicatat bulan lalu.")).toBeVisible();
});

/** In the regency's zone, YYYY-MM-DD. */
const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Makassar" }).format(new Date());
