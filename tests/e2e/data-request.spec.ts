import { expect, type Page, test } from "playwright/test";
import { expectAccessible } from "./accessible";
import { signIn } from "./people";

const PAPER = Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", "latin1");
const TITLE = "Rencana bantuan contoh";

/** The next desk agrees. */
async function agree(page: Page, username: string, address: string): Promise<void> {
  await signIn(page, username);
  await page.goto(address);
  await page.getByRole("button", { name: "Setujui" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Setujui" }).click();
  await expect(page.getByText("Keputusan disimpan.")).toBeVisible();
}

test("an office asks for figures, four desks agree, and it takes them away once", async ({ page }) => {
  await signIn(page, "dinsos.ksb");
  await page.goto("/permintaan-data/baru");
  await page.getByLabel("Instansi yang meminta").fill("Dinas Contoh");
  await page.getByLabel("Program atau kegiatan").fill(TITLE);
  await page.getByLabel("Untuk apa?").selectOption("planning");
  await page.getByLabel("Apa yang akan dilakukan").fill("Menyusun rencana kerja tahun depan.");
  await page.getByLabel("Dasar", { exact: true }).fill("Surat 1/CONTOH/2026");
  await page.getByText("L0 · Angka kabupaten/kota").click();
  await page.getByRole("button", { name: "Pakai usulan" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Simpan draf" }).click();
  await expect(page.getByRole("heading", { name: TITLE })).toBeVisible();
  await page.getByRole("button", { name: "Lampirkan: Surat permohonan" }).click();
  await page
    .getByRole("dialog")
    .getByLabel("Berkas")
    .setInputFiles({ name: "surat.pdf", mimeType: "application/pdf", buffer: PAPER });
  await page.getByRole("dialog").getByRole("button", { name: "Simpan" }).click();
  await page.getByRole("button", { name: "Kirim permintaan" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Kirim permintaan" }).click();
  await expect(page.getByText("Menunggu keputusan")).toBeVisible();
  const address = new URL(page.url()).pathname;
  for (const username of ["kadis.ksb", "verifikator.ksb", "kominfo.ksb", "verifikator2.ksb"])
    await agree(page, username, address);

  await signIn(page, "dinsos.ksb");
  await page.goto(address);
  await page.getByRole("button", { name: "Unduh data" }).click({ timeout: 20_000 });
  await expectAccessible(page);
  await page.getByLabel("Kata sandi").fill("contoh-mutakhir");
  const begun = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Unduh" }).click();
  expect((await begun).suggestedFilename()).toMatch(/^permintaan-\d+-\d{4}-[0-9a-f]{8}\.zip$/);
});
