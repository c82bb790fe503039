import { expect, type Page } from "playwright/test";

export interface JourneyFamily {
  readonly name: string;
  /** Address of the proposal, from which everything else is reached by clicks. */
  readonly proposalHref: string;
}

/** Uploads a workbook, waits for the check, makes the drafts, and goes to them. */
export async function importWorkbook(page: Page, file: string): Promise<void> {
  await page.getByRole("link", { name: "Impor data desa" }).first().click();
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole("button", { name: "Unggah dan periksa" }).click();
  await expect(page).toHaveURL(/\/impor\/5207-/);
  await page.getByRole("button", { name: /^Buat \d+ draf$/ }).click({ timeout: 60_000 });
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Buat \d+ draf/ })
    .click();
  await toDrafts(page);
}

/** From the page of an import to the drafts it made. */
async function toDrafts(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Lihat draf dari impor ini" }).click({ timeout: 60_000 });
  await expect(page).toHaveURL(/\/usulan\?/);
}

/** From anywhere to the drafts of the village's latest import, by clicks. */
export async function openImportedDrafts(page: Page): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "Impor data desa" }).first().click();
  await page.getByRole("table").getByRole("rowheader").first().getByRole("link").click();
  await expect(page).toHaveURL(/\/impor\/5207-/);
  await toDrafts(page);
}

/**
 * Opens drafts of registered families that the import changed until one has a child, and takes note of it. Nothing is
 * changed in the others.
 */
export async function openDraftWithChild(page: Page): Promise<JourneyFamily> {
  const rows = page
    .getByRole("row")
    .filter({ hasText: /\d+ perubahan/ })
    .filter({ hasText: "bersih" });
  // The list arrives after its skeleton, and reading texts does not wait for it.
  await expect(rows.first()).toBeVisible();
  const names = await rows.getByRole("rowheader").allInnerTexts();
  for (const [index, name] of names.entries()) {
    await rows.nth(index).getByRole("link").first().click();
    await page.getByRole("link", { name: "Lanjutkan isi" }).first().click();
    await expect(page).toHaveURL(/\/isi/);
    await page.getByRole("link", { name: "Anggota keluarga" }).first().click();
    await expect(page.getByRole("heading", { name: "Siapa saja anggota keluarga?" })).toBeVisible();
    const child = page
      .getByRole("listitem")
      .filter({ hasText: "Anak" })
      .filter({ has: page.getByRole("button", { name: "Keluar dari keluarga" }) });
    if ((await child.count()) > 0)
      return { name: name.trim(), proposalHref: new URL(page.url()).pathname.replace(/\/isi$/, "") };
    await openImportedDrafts(page);
    await expect(rows.first()).toBeVisible();
  }
  throw new Error("no imported draft of a family with a child");
}

/** On the list of members: a child has died, told with its day and paper. Then the house has grown. Both are on the device and sent before we go on. */
export async function editFamily(page: Page): Promise<void> {
  const child = page
    .getByRole("listitem")
    .filter({ hasText: "Anak" })
    .filter({ has: page.getByRole("button", { name: "Keluar dari keluarga" }) })
    .first();
  await child.getByRole("button", { name: "Keluar dari keluarga" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Meninggal").click();
  await dialog.getByRole("button", { name: "Catat" }).click();
  await expect(page.getByRole("heading", { name: /^Kematian/ })).toBeVisible();
  const day = page.getByRole("group", { name: /Tanggal meninggal/ });
  await day.getByLabel("Tanggal", { exact: true }).fill("1");
  await day.getByLabel("Bulan").selectOption("1");
  await day.getByLabel("Tahun").fill(String(new Date().getFullYear()));
  await page.getByText("Surat keterangan kematian").click();
  await page.getByLabel(/Nomor surat/).fill("SKM/CONTOH/1");
  await page.getByRole("link", { name: "Keterangan perumahan" }).first().click();
  await page.getByLabel(/Luas lantai/).fill("97");
  await expect(page.getByText(/terkirim \d/).first()).toBeVisible({ timeout: 20_000 });
}

/** The review page: what is warned of is explained, then the one button. */
export async function sendDraft(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Semua bagian" }).first().click();
  await page.getByRole("link", { name: "Periksa dan kirim" }).first().click();
  await expect(page).toHaveURL(/\/periksa/);
  await expect(page.getByRole("button", { name: "Kirim ke Musdes" })).toBeVisible();
  for (const note of await page.getByLabel("Mengapa demikian? Tulis penjelasannya.").all())
    await note.fill("Sudah diperiksa di rumah keluarga.");
  await page.getByRole("button", { name: "Kirim ke Musdes" }).click();
  await expect(page.getByText("diajukan ke musyawarah").first()).toBeVisible({ timeout: 20_000 });
}

/** Plans a meeting for today, records who came and what was said, and marks it held; its page stays open. */
export async function holdMeeting(page: Page): Promise<void> {
  const [year, month, day] = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Makassar" })
    .format(new Date())
    .split("-");
  await page.getByRole("link", { name: "Musyawarah" }).first().click();
  await page.locator("summary").filter({ hasText: "Rencanakan Musdes" }).click();
  await page
    .getByLabel("Tanggal", { exact: true })
    .last()
    .fill(String(Number(day)));
  await page
    .getByLabel("Bulan")
    .last()
    .selectOption(String(Number(month)));
  await page
    .getByLabel("Tahun")
    .last()
    .fill(year ?? "");
  await page.getByLabel("Tempat").last().fill("Balai Desa");
  await page.getByRole("button", { name: "Simpan rencana" }).click();
  await expect(page).toHaveURL(/\/musyawarah\/5207-/);
  await page.getByRole("button", { name: "Tambah orang" }).click();
  await page.getByLabel("Nama").last().fill("Warga Contoh");
  await page.getByLabel("Jabatan atau unsur").last().fill("Kepala dusun");
  await page.getByLabel("Berita acara").fill("Semua usulan dibahas satu per satu.");
  await page.getByRole("button", { name: "Musyawarah selesai" }).click();
  await expect(page.getByText("sudah dilaksanakan").first()).toBeVisible();
}

/** On the page of a meeting that has decided: issues the minutes and keeps a scan of the signed paper. */
export async function signMinutes(page: Page): Promise<void> {
  await page.getByRole("main").getByRole("link", { name: "Berita acara", exact: true }).first().click();
  await page.getByRole("button", { name: /^Terbitkan/ }).click();
  await expect(page.getByText("Berita acara diterbitkan.").first()).toBeVisible();
  const buffer = Buffer.from("%PDF-1.4\n% salinan contoh\n%%EOF\n");
  await page.locator("input[type=file]").setInputFiles({ name: "pindaian.pdf", mimeType: "application/pdf", buffer });
  await page.getByRole("button", { name: "Unggah salinan" }).click();
  await expect(page.getByText("Salinan tersimpan.").first()).toBeVisible();
}

/** Opens the journey's proposal in the list at hand and decides; the family may have another one, about an event. */
export async function decide(page: Page, family: JourneyFamily, button: string): Promise<void> {
  const publicId = family.proposalHref.split("/").at(-1) ?? "";
  const link = page.getByRole("link", { name: family.name }).and(page.locator(`[href*="${publicId}"]`));
  await link.first().click();
  await page.getByRole("button", { name: button, exact: true }).first().click();
  await expect(link).toHaveCount(0, { timeout: 20_000 });
}

/** On a family's page: the name of its head. */
export async function headOf(page: Page): Promise<string> {
  const heading = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  return heading.replace(/^Keluarga /, "").trim();
}

/** Finds the family by its head's name; the name stays out of the address. */
export async function findFamily(page: Page, family: JourneyFamily): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "Keluarga" }).first().click();
  await page.getByLabel("Cari nama, NIK, atau nomor KK").fill(family.name);
  await page.getByRole("button", { name: "Cari" }).first().click();
  await expect(page).toHaveURL(/cari=s1\./);
  expect(decodeURIComponent(page.url())).not.toContain(family.name.split(" ")[0] ?? "");
  await page.getByRole("link", { name: family.name }).first().click();
  await expect(page).toHaveURL(/\/keluarga\/5207-/);
}
