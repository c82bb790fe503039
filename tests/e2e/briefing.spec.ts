import { readFileSync } from "node:fs";
import { expect, type Page, test } from "playwright/test";
import { pageCount, textOf } from "../unit/print/pdf-text";
import { expectAccessible } from "./accessible";
import { signIn } from "./people";

/** The file behind a link that is pressed, and its name. */
async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent("download");
  await press();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("a region's leader has two pages from one press, at every level of the reach and at none beyond", async ({
  page,
}) => {
  await signIn(page, "dinsos.ksb");
  await page.goto("/dasbor");
  const href = await page.getByRole("link", { name: "Ringkasan 2 halaman (PDF)" }).getAttribute("href");
  expect(href).toBe("/dasbor/5207/ringkasan");
  for (const code of ["5207", "520702", "5207022001"]) {
    const answer = await page.request.get(`/dasbor/${code}/ringkasan`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-disposition"]).toMatch(
      new RegExp(`filename="ringkasan-${code}-\\d{4}-\\d{2}-\\d{2}\\.pdf"`),
    );
    const pdf = await answer.body();
    expect(pageCount(pdf)).toBe(2);
    expect(textOf(pdf)).toContain("Yangtidakdapatdijawabangkaini");
    expect(textOf(pdf)).not.toMatch(/\d{16}/);
  }
  for (const code of ["5204", "52", "9998"])
    expect((await page.request.get(`/dasbor/${code}/ringkasan`)).status(), code).toBe(404);
  await signIn(page, "dinsos.ksb", "en");
  const english = textOf(await (await page.request.get("/dasbor/5207/ringkasan")).body());
  expect(english).toContain("Whatthesefigurescannottell");
  expect(english).not.toContain("Keluargaterdata");
});

test("two districts stand side by side with what their difference is worth; another regency is not there", async ({
  page,
}) => {
  await signIn(page, "verifikator.ksb");
  await page.goto("/dasbor/520702");
  await page.getByRole("link", { name: "Bandingkan", exact: true }).click();
  await expect(page.getByText("Pilih wilayah pembanding")).toBeVisible();
  await page.getByLabel("Bandingkan dengan").selectOption({ label: "Kecamatan Maluk" });
  await page.getByRole("button", { name: "Bandingkan" }).click();
  await expect(page).toHaveURL(/\/dasbor\/520702\/banding\?dengan=520708$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Kecamatan Taliwang dibandingkan dengan Kecamatan Maluk",
  );
  const poor = page.getByRole("table", { name: "Angka pokok" }).getByRole("row", { name: /Keluarga desil 1-4/ });
  await expect(poor).toContainText("poin");
  await expect(poor).toContainText(/Kecamatan Taliwang lebih (tinggi|rendah)|bisa karena kebetulan/);
  await expectAccessible(page);
  const { name, bytes } = await saved(page, () => page.getByRole("link", { name: "Unduh CSV" }).click());
  expect(name).toMatch(/^banding-520702-520708-\d{4}-\d{2}-\d{2}\.csv$/);
  expect(bytes.toString("utf8")).toContain("kode_indikator");

  await page.getByLabel("Cari wilayah lain menurut nama").fill("labuhan lalar");
  await page.getByRole("button", { name: "Cari", exact: true }).click();
  await page.getByRole("link", { name: /Labuhan Lalar/ }).click();
  await expect(page).toHaveURL(/dengan=5207022001$/);
  await expect(page.getByText("bagian dari Kecamatan Taliwang", { exact: false })).toBeVisible();
  for (const other of ["5204", "52", "9998", "bukan"])
    expect((await page.goto(`/dasbor/520702/banding?dengan=${other}`))?.status(), other).toBe(404);
  expect((await page.request.get("/dasbor/520702/banding/unduh?dengan=5204&bentuk=csv")).status()).toBe(404);
});

test("a chart is kept as SVG and as PNG, with its words inside @gawai", async ({ page }) => {
  await signIn(page, "dinsos.ksb");
  await page.goto("/dasbor/5207/tabel?ukuran=PU4&baris=wilayah");
  const svg = await saved(page, () => page.getByRole("link", { name: /^SVG: unduh grafik Buang/ }).click());
  expect(svg.name).toBe("tabel-5207.svg");
  const words = svg.bytes.toString("utf8");
  for (const part of [
    "Buang air besar sembarangan",
    "Kabupaten Sumbawa Barat",
    "Kecamatan Taliwang",
    "berarti disamarkan",
  ])
    expect(words).toContain(part);
  const png = await saved(page, () => page.getByRole("button", { name: /^PNG: unduh grafik Buang/ }).click());
  expect(png.name).toBe("tabel-5207.png");
  expect(png.bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  expect(png.bytes.length).toBeGreaterThan(5_000);
  for (const chart of ["desil", "kemajuan", "keadaan", "perpindahan", "peta-kemajuan"])
    expect((await page.request.get(`/dasbor/5207/grafik?grafik=${chart}`)).status(), chart).toBe(200);
  const map = await page.request.get("/dasbor/5207/grafik?grafik=peta&ukuran=PU4&baris=wilayah");
  expect(await map.text()).toMatch(/<path d="M.*<circle .*Natural Earth/s);
  expect((await page.request.get("/dasbor/5207/grafik?grafik=peta&ukuran=PU4&baris=desil")).status()).toBe(404);
  expect((await page.request.get("/dasbor/5207/grafik?grafik=lain")).status()).toBe(404);
  expect((await page.request.get("/dasbor/5204/grafik?grafik=desil")).status()).toBe(404);
});

test("a table is kept under a name, found again, renamed and removed, by its owner alone", async ({ page }) => {
  await signIn(page, "tamu.ksb");
  await page.goto("/dasbor/tampilan");
  await expect(page.getByText("Belum ada tampilan yang disimpan")).toBeVisible();
  await page.goto("/dasbor/5207/tabel?ukuran=PU4&baris=wilayah");
  await page.getByRole("button", { name: "Simpan tampilan" }).click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page);
  await dialog.getByLabel("Nama tampilan").fill("Jamban contoh");
  await dialog.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(page.getByText("Tampilan disimpan.")).toBeVisible();
  await page.getByRole("button", { name: "Simpan tampilan" }).click();
  await dialog.getByLabel("Nama tampilan").fill("jamban CONTOH");
  await dialog.getByRole("button", { name: "Simpan", exact: true }).click();
  await expect(dialog.getByText("Anda sudah punya tampilan dengan nama itu", { exact: false })).toBeVisible();
  await dialog.getByRole("button", { name: "Batal" }).last().click();

  await page.getByRole("link", { name: "Tampilan saya" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ubah nama Jamban contoh" }).click();
  await page.locator("dialog[open]").getByLabel("Nama tampilan").fill("Sanitasi contoh");
  await page.locator("dialog[open]").getByRole("button", { name: "Simpan", exact: true }).click();
  await page.getByRole("link", { name: "Sanitasi contoh" }).click();
  await expect(page).toHaveURL(/\/dasbor\/5207\/tabel\?ukuran=PU4&baris=wilayah$/);

  await signIn(page, "dinsos.ksb");
  await page.goto("/dasbor/tampilan");
  await expect(page.getByText("Sanitasi contoh")).toHaveCount(0);
  await signIn(page, "tamu.ksb");
  await page.goto("/dasbor/tampilan");
  await page.getByRole("button", { name: "Hapus Sanitasi contoh" }).click();
  await page.locator("dialog[open]").getByRole("button", { name: "Hapus", exact: true }).click();
  await expect(page.getByText("Belum ada tampilan yang disimpan")).toBeVisible();
});
