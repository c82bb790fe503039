import { execFileSync } from "node:child_process";
import pg from "pg";
import { expect, type Page, test } from "playwright/test";
import * as z from "zod";
import { makeJpeg } from "../support/factory/pictures";
import { TEST_KEYS } from "../support/keys.mjs";
import { expectAccessible } from "./accessible";
import { signIn } from "./people";
import { sendDraft } from "./steps";

const VILLAGE = "5207082001";
const OPERATOR = "operator.maluk";
const letterSchema = z.object({
  code: z.string(),
  householdId: z.string(),
  day: z.string(),
  month: z.string(),
  year: z.string(),
  cardEnd: z.string(),
});
type Letter = z.infer<typeof letterSchema>;

/** What the desks do behind the page: `letter` prints one, `decide` agrees. */
function behind(...wanted: readonly string[]): unknown {
  const args = ["--conditions=react-server", "--import", "tsx", "tests/support/self-family.ts", ...wanted];
  const env = {
    ...process.env,
    ...TEST_KEYS,
    DATABASE_URL: process.env["APP_URL"] ?? "",
    DATABASE_OWNER_URL: process.env["OWNER_URL"] ?? "",
  };
  return JSON.parse(execFileSync(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] }).toString());
}

async function comeIn(page: Page, letter: Letter): Promise<void> {
  await page.goto("/mandiri");
  await page.getByLabel("Kode di surat").fill(letter.code);
  await page.getByLabel("Tanggal", { exact: true }).fill(letter.day);
  await page.getByLabel("Bulan (angka)").fill(letter.month);
  await page.getByLabel("Tahun").fill(letter.year);
  await page.getByLabel(/Empat angka terakhir/).fill(letter.cardEnd);
  await page.getByRole("button", { name: "Buka data keluarga saya" }).click();
  await expect(page).toHaveURL(/\/mandiri\/keluarga/);
}

/** Address of what the family's form has become. */
async function proposalOf({ householdId }: Letter): Promise<string> {
  const owner = new pg.Client({ connectionString: process.env["OWNER_URL"] });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ address: string }>(
      "SELECT regency_code || '-' || id AS address FROM proposal WHERE household_id = $1 AND state = 'draft' AND channel = 'self'",
      [householdId],
    );
    return `/usulan/${rows[0]?.address}`;
  } finally {
    await owner.end();
  }
}

/** The page that the phone shows, judged in a browser with script: the judge is one. */
async function expectReadable(phone: Page, judge: Page): Promise<void> {
  await judge.context().addCookies(await phone.context().cookies());
  await judge.goto(phone.url());
  await expectAccessible(judge);
}

// Without script: as on the browser of a feature phone. What the officers do needs it, in a page of its own.
test("a family fills in its form by its letter, leaves, comes back, sends it, and reads that it was applied", async ({
  browser,
  page: office,
}) => {
  test.setTimeout(120_000);
  const letter = letterSchema.parse(behind("letter", VILLAGE));
  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await phone.newPage();
  await office.setViewportSize({ width: 360, height: 740 });
  await comeIn(page, letter);
  await expectReadable(page, office);
  await page.getByRole("link", { name: "Isi atau ganti jawaban" }).click();
  await expectReadable(page, office);
  await page.getByRole("link", { name: "Siapa saja anggota keluarga?" }).click();
  await expectReadable(page, office);
  await page.getByRole("button", { name: "Simpan", exact: true }).click();
  await page.getByRole("link", { name: "Rumah, air, listrik, dan kamar kecil" }).click();
  await page.getByLabel("Berapa luas lantai rumah?").fill("93");
  await expectReadable(page, office);
  await page.getByRole("button", { name: "Simpan dan lanjut" }).click();
  await expect(page.getByText(/Masih \d+ pertanyaan/)).toBeVisible();
  await page.getByRole("button", { name: "Simpan dan kembali ke daftar" }).click();
  await page.getByRole("button", { name: "Keluar tanpa mengirim" }).click();

  await comeIn(page, letter);
  await page.getByRole("link", { name: "Teruskan isian yang tersimpan" }).click();
  await expect(page.getByText("1 diganti")).toBeVisible();
  await page.getByRole("link", { name: "Foto", exact: true }).click();
  await expectReadable(page, office);
  await page.getByLabel("Pilih atau ambil foto").setInputFiles({
    name: "rumah.jpg",
    mimeType: "image/jpeg",
    buffer: makeJpeg(),
  });
  await page.getByRole("button", { name: "Tambahkan foto" }).click();
  await expect(page.getByRole("button", { name: "Hapus foto: Rumah dari depan" })).toBeVisible();
  await page.getByRole("link", { name: "Kembali ke daftar bagian" }).click();
  await page.getByRole("link", { name: "Periksa dan kirim" }).click();
  await expect(page.getByText("93 m²")).toBeVisible();
  await expectReadable(page, office);
  await page.getByLabel("Ada yang ingin ditambahkan?").fill("Contoh: dapur baru selesai.");
  await page.getByRole("button", { name: "Kirim ke petugas desa" }).click();
  await expect(page.getByText("Sedang diperiksa petugas")).toBeVisible();
  await expectReadable(page, office);

  await office.setViewportSize({ width: 1280, height: 800 });
  await signIn(office, OPERATOR);
  await office.goto(`${await proposalOf(letter)}/isi`);
  await expect(office.getByText("Contoh: dapur baru selesai.")).toBeVisible();
  await expect(office.getByRole("link", { name: "Foto 1 dari keluarga" })).toBeVisible();
  await sendDraft(office);
  behind("decide", VILLAGE, letter.householdId);
  await page.reload();
  await expect(page.getByText("Selesai: perubahan sudah masuk ke data keluarga.")).toBeVisible();
  await phone.close();
});
