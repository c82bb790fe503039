import { expect, type Page, test } from "playwright/test";
import { signIn } from "./people";
import { sendDraft } from "./steps";

/** A family of the village's list with so many people, on its page, to which nothing is being done. */
async function openFamily(page: Page, people: number, skip = 0): Promise<string> {
  await page.getByRole("navigation").getByRole("link", { name: "Keluarga" }).first().click();
  await expect(page).toHaveURL(/\/keluarga$/);
  const links = page.getByRole("row").getByRole("link");
  await expect(links.first()).toBeVisible();
  const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  for (const href of hrefs.slice(skip)) {
    await page.goto(href);
    const begin = page.getByRole("button", { name: "Perbarui keluarga ini" });
    const rows = page.getByRole("table").first().getByRole("row");
    if ((await begin.count()) > 0 && (await rows.count()) > people) return href;
  }
  throw new Error(`no family of ${people} people on the first page`);
}

/** From the family's page to the first screen of what happened. */
async function begin(page: Page, title: string): Promise<void> {
  await page.getByRole("link", { name: "Catat peristiwa" }).first().click();
  await page.getByRole("checkbox", { name: new RegExp(`^${title}`) }).check();
  await page.getByRole("button", { name: "Lanjutkan" }).click();
  await expect(page).toHaveURL(/\/isi/);
  await page.getByRole("link", { name: title, exact: true }).first().click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
}

const today = () => {
  const [year, month, day] = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Makassar" })
    .format(new Date())
    .split("-");
  return { year: year ?? "", month: String(Number(month)), day: String(Number(day)) };
};

async function fillToday(page: Page, legend: string | RegExp): Promise<void> {
  const group = page.getByRole("group", { name: legend }).first();
  const { day, month, year } = today();
  await group.getByLabel("Tanggal", { exact: true }).fill(day);
  await group.getByLabel("Bulan").selectOption(month);
  await group.getByLabel("Tahun").fill(year);
}

async function prove(page: Page, kind: string): Promise<void> {
  await page.getByRole("radio", { name: kind }).check();
  await page.getByLabel(/^Nomor surat/).fill("CONTOH/1/2026");
}

const isSent = (page: Page) => expect(page.getByText(/terkirim \d/).first()).toBeVisible({ timeout: 20_000 });

test.beforeEach(async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, "operator.labuhanlalar");
});

test("a birth: the child, what a birth needs, and no other question", async ({ page }) => {
  await openFamily(page, 3);
  await begin(page, "Kelahiran");
  await page.getByRole("button", { name: "Tambah anak" }).click();
  await page.getByLabel(/Nama anggota keluarga/).fill("Bayi Contoh");
  await prove(page, "Surat keterangan lahir");
  await page.getByRole("button", { name: "Lanjut" }).click();
  await expect(page.getByRole("heading", { name: "Keterangan demografi" })).toBeVisible();
  await expect(page.getByText("Status perkawinan")).toHaveCount(0);
  await page.getByRole("radio", { name: "Perempuan" }).check();
  await fillToday(page, /Tanggal lahir/);
  await page.getByLabel(/Status hubungan dengan kepala keluarga/).selectOption({ label: "Anak" });
  await page.getByRole("radio", { name: "Bayi baru lahir" }).check();
  await page.getByRole("checkbox", { name: "Tidak memiliki" }).check();
  await isSent(page);
  await sendDraft(page);
  await expect(page.getByRole("heading", { name: "Kelahiran" })).toBeVisible();
  await expect(page.getByText("Bayi Contoh").first()).toBeVisible();
});

test("a death of the head asks who is head now", async ({ page }) => {
  await openFamily(page, 3, 3);
  await begin(page, "Kematian");
  await page.getByRole("checkbox", { name: /Kepala keluarga/ }).check();
  await fillToday(page, "Tanggal meninggal");
  await prove(page, "Surat keterangan kematian");
  await expect(page.getByText("Keluarga harus punya tepat satu kepala keluarga.").first()).toBeVisible();
  await isSent(page);
  await page.getByRole("link", { name: "Semua bagian" }).first().click();
  await expect(page.getByRole("link", { name: "Keterangan demografi" }).first()).toBeVisible();
});

test("a split: who goes, who they are there, and the new card", async ({ page }) => {
  await openFamily(page, 3, 6);
  await begin(page, "Pisah KK");
  await page.getByRole("group", { name: "Siapa yang membuat KK sendiri?" }).getByRole("checkbox").last().check();
  await fillToday(page, "Tanggal KK baru");
  await page.getByLabel(/^Nomor KK baru/).fill("9952070101269077");
  await page.getByLabel(/^Alamat keluarga baru/).fill("Jalan Contoh 9");
  await prove(page, "Kartu Keluarga baru");
  const relation = page.getByLabel(/hubungan dengan kepala keluarga baru/);
  await relation.selectOption({ label: "Anak" });
  await expect(page.getByText("Keluarga baru harus punya tepat satu kepala keluarga.").first()).toBeVisible();
  await relation.selectOption({ label: "Kepala keluarga" });
  await isSent(page);
  await sendDraft(page);
  await expect(page.getByText("Jalan Contoh 9").first()).toBeVisible();
});

test("a family that is not found: three visits and two witnesses, and only a flag", async ({ page }) => {
  await openFamily(page, 1, 9);
  await begin(page, "Keluarga tidak ditemukan");
  for (const [index, word] of ["pertama", "kedua", "ketiga"].entries()) {
    const group = page.getByRole("group", { name: `Kunjungan ${word}: tanggal` });
    await group.getByLabel("Tanggal", { exact: true }).fill(String(5 + (index === 1 ? 0 : index)));
    await group.getByLabel("Bulan").selectOption("2");
    await group.getByLabel("Tahun").fill(today().year);
    await page.getByLabel(new RegExp(`^Kunjungan ${word}: apa`)).fill("Rumah kosong.");
  }
  await expect(page.getByText("Kunjungan harus pada hari yang berbeda, berurutan.").first()).toBeVisible();
  await page.getByRole("group", { name: "Kunjungan kedua: tanggal" }).getByLabel("Tanggal", { exact: true }).fill("6");
  for (const word of ["pertama", "kedua"]) {
    await page.getByLabel(new RegExp(`^Saksi ${word}: nama`)).fill(`Saksi ${word}`);
    await page.getByLabel(new RegExp(`^Saksi ${word}: sebagai`)).fill("Tetangga");
  }
  await expect(page.getByText("Kunjungan harus pada hari yang berbeda, berurutan.")).toHaveCount(0);
  await isSent(page);
  await sendDraft(page);
});

test("a photo that is a renamed script is refused at its field, and nothing is kept", async ({ page }) => {
  await openFamily(page, 2, 12);
  await begin(page, "Keadaan memburuk");
  await page.locator('input[type="file"]').setInputFiles({
    name: "rumah.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("<script>alert(1)</script>"),
  });
  await expect(page.getByText("Berkas ini tidak dapat dibaca sebagai foto.")).toBeVisible();
  await expect(page.getByText("Tersimpan. Lihat")).toHaveCount(0);
});

test("a leaving in the whole form: a move at its own desk, a death with its evidence, taken back", async ({ page }) => {
  await openFamily(page, 2, 4);
  await page.getByRole("button", { name: "Perbarui keluarga ini" }).click();
  await expect(page).toHaveURL(/\/isi/);
  const form = new URL(page.url()).pathname;
  const leave = async (what: string, then: string) => {
    await page.getByRole("button", { name: "Keluar dari keluarga" }).last().click();
    await page.getByRole("dialog").getByText(what).click();
    await page.getByRole("dialog").getByRole("button", { name: then, exact: true }).click();
  };
  const members = page.getByRole("heading", { name: "Siapa saja anggota keluarga?" });
  const undo = page.getByRole("button", { name: "Batal keluar" });
  await page.goto(`${form}?bagian=members`);
  await leave("Pindah ke tempat lain di Indonesia", "Simpan dan buka perpindahan");
  await expect(page).toHaveURL(/\/keluarga\/5207-[^/]+\/pindah/);
  await page.goto(`${form}?bagian=members`);
  await expect(members).toBeVisible();
  await expect(undo).toHaveCount(0);
  await leave("Meninggal", "Catat");
  await expect(page.getByRole("heading", { name: /^Kematian/ })).toBeVisible();
  await fillToday(page, /Tanggal meninggal/);
  await prove(page, "Akta kematian");
  await isSent(page);
  await page.reload();
  await expect(page.getByLabel(/^Nomor surat/)).toHaveValue("CONTOH/1/2026");
  await page.getByRole("button", { name: /masih anggota$/ }).click();
  await expect(members).toBeVisible();
  await expect(undo).toHaveCount(0);
});
