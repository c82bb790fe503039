import { expect, type Locator, type Page, test } from "playwright/test";
import { moveClock, restoreClock } from "./clock";
import { signIn, signInWith } from "./people";

/** A village that no other journey's operator works in. */
const VILLAGE = "5207082001";
const DAY_MS = 86_400_000;
const ZONE_MS = 8 * 3_600_000;

/** The first Monday after some days, at midnight in Makassar. */
function mondayMidnight(afterDays: number): number {
  const local = new Date(Date.now() + ZONE_MS + afterDays * DAY_MS);
  const toMonday = (8 - local.getUTCDay()) % 7;
  return Math.floor(local.getTime() / DAY_MS) * DAY_MS + toMonday * DAY_MS - ZONE_MS;
}

/** The demo's period ends with the year: in its last weeks the journey is told as of some weeks ago. */
const isYearEnd = new Date(mondayMidnight(8) + 7 * DAY_MS).getUTCFullYear() > new Date().getUTCFullYear();
const MONDAY = mondayMidnight(isYearEnd ? -28 : 8);
/** An instant of that week: days after Monday, and a time of the day in Makassar. */
const at = (days: number, hours: number, minutes = 0, seconds = 0) =>
  new Date(MONDAY + days * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000);
const THURSDAY = at(3, 12);

async function fillDay(fieldset: Locator, day: Date): Promise<void> {
  const local = new Date(day.getTime() + ZONE_MS);
  await fieldset.locator("input").first().fill(String(local.getUTCDate()));
  await fieldset.locator("select").selectOption(String(local.getUTCMonth() + 1));
  await fieldset.locator("input").nth(1).fill(String(local.getUTCFullYear()));
}

const dayOf = (page: Page, id: string) =>
  page
    .locator("fieldset")
    .filter({ has: page.locator(`[id="${id}"]`) })
    .last();

test.use({ actionTimeout: 15_000 });
test.afterEach(restoreClock);

test("the door opens by the clock: named on Monday, reading on Wednesday at midnight, everything at the second of the pass", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const stamp = String(Date.now()).slice(-6);
  const person = { username: `calon.${stamp}`, name: `Ibu Calon ${stamp} (contoh)`, password: "kopi pagi di teras" };
  const title = `Pelatihan operator ${stamp}`;
  const shot = async (name: string) => {
    const folder = process.env["SHOTS"];
    if (folder === undefined) return;
    await page.screenshot({ path: `${folder}/${name}-1440.png`, fullPage: true });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.screenshot({ path: `${folder}/${name}-360.png`, fullPage: true });
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  await moveClock(at(0, 9));
  await signIn(page, "admin.ksb");
  await page.goto(`/akses/baru?peran=village-operator&wilayah=${VILLAGE}`);
  await page.getByRole("button", { name: "Buat akun" }).click();
  await expect(page.getByText("Tulis nomor SK, 3 sampai 100 huruf.").first()).toBeVisible();
  await shot("01-akses-baru-salah");
  await page.getByLabel("Nama lengkap").fill(person.name);
  await page.getByLabel("Nama pengguna").fill(person.username);
  await page.getByLabel("Nomor surat keputusan (SK)").fill("141/7/2026");
  await fillDay(dayOf(page, "post.decreeDate"), at(-7, 9));
  await page.getByText("Petugas cadangan").click();
  await shot("02-akses-baru");
  await page.getByRole("button", { name: "Buat akun" }).dblclick();
  const code = (await page.getByTestId("activation-code").textContent()) ?? "";
  await shot("03-slip");
  await page.getByRole("link", { name: "Buka akun ini" }).click();
  await expect(page.getByText("menunggu pelatihan").first()).toBeVisible();
  await shot("04-orang");

  await signIn(page, "pelatih.ntb");
  await page.goto("/pelatihan/baru?wilayah=5207");
  await page.locator("#title").fill(title);
  await page.locator("#place").fill("Aula Kecamatan Maluk (contoh)");
  await page.locator("#trainerId").selectOption({ index: 1 });
  await page.locator("#capacity").fill("20");
  await fillDay(dayOf(page, "fromDay"), THURSDAY);
  await fillDay(dayOf(page, "toDay"), THURSDAY);
  await page.getByRole("button", { name: "Simpan jadwal" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const training = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Undang peserta" }).first().click();
  await page.getByText(person.name).first().click();
  await shot("05-undang");
  await page.getByRole("button", { name: "Undang yang dipilih" }).click();
  await expect(page.getByText(/orang sudah diundang/).first()).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/aktivasi");
  await page.getByLabel("Nama pengguna").fill(person.username);
  await page.getByLabel("Kode aktivasi").fill(code);
  await page.getByLabel("Kata sandi baru", { exact: true }).fill(person.password);
  await page.getByLabel("Ketik sekali lagi").fill(person.password);
  await page.getByRole("button", { name: "Aktifkan dan masuk" }).click();
  await expect(page).toHaveURL(/\/pelatihan-saya/);
  await shot("06-langkah-pakta");
  await page.getByRole("link", { name: "Baca pakta" }).click();
  await shot("07-pakta");
  await page.getByRole("button", { name: "Saya setuju dan menandatangani" }).click();
  await expect(page).toHaveURL(/\/pelatihan-saya$/);
  await expect(page.getByText(/terbuka Rabu, .* 00.00 WITA/)).toBeVisible();
  await shot("08-langkah-undangan");
  await page.getByRole("button", { name: `Saya ikut ${title}` }).click();
  await expect(page.getByText(/Membaca data dan menyusun draf terbuka Rabu, .* 00.00 WITA/)).toBeVisible();
  await shot("09-langkah-menunggu");
  await page.goto("/keluarga");
  await expect(page).toHaveURL(/\/tidak-berwenang/);
  await shot("10-ditolak");

  await moveClock(at(1, 23, 59, 50));
  await signInWith(page, person);
  // From home one is led on to the steps: no page is asked for meanwhile.
  await expect(page).toHaveURL(/\/pelatihan-saya/);
  await page.goto("/keluarga");
  await expect(page).toHaveURL(/\/tidak-berwenang/);
  await moveClock(at(2, 0));
  await page.goto("/keluarga?status=none");
  await expect(page.getByRole("table").getByRole("row").nth(1)).toBeVisible();
  await page.getByRole("table").getByRole("rowheader").first().getByRole("link").click();
  await page
    .getByRole("button", { name: /Perbarui/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/usulan\/5207-[^/]+\/isi/);
  const draft = new URL(page.url()).pathname.replace(/\/isi$/, "");
  await page.getByRole("link", { name: "Keterangan perumahan" }).first().click();
  await page.getByLabel(/Luas lantai/).fill("97");
  await expect(page.getByText(/terkirim \d/).first()).toBeVisible({ timeout: 20_000 });
  await page.goto(`${draft}/periksa`);
  await expect(page.getByText("Belum dapat dikirim: akses Anda masih sementara")).toBeVisible();
  await expect(page.getByText(/yang masih kurang: lulus ujian, lulus praktik/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Kirim ke Musdes" })).toHaveCount(0);
  await shot("11-belum-dapat-dikirim");

  // On Thursday the trainer's screen shows a code; who is there scans or types it.
  await moveClock(at(3, 10));
  await signIn(page, "pelatih.ntb");
  await page.goto(training);
  await page.getByRole("link", { name: "Kode hadir" }).click();
  const attendance = (await page.getByTestId("attendance-code").textContent()) ?? "";
  await expect(page.getByText("0 dari 1 peserta hadir")).toBeVisible();
  await shot("12a-kode-hadir");
  await moveClock(at(3, 10, 1));
  await signInWith(page, person);
  await page.goto("/pelatihan-saya");
  await page.getByRole("link", { name: "Catat kehadiran saya" }).click();
  await page.getByLabel("Kode di layar pelatih").fill("abcd-efgh");
  await page.getByRole("button", { name: "Saya hadir" }).click();
  await expect(page.getByText(/Kode tidak cocok/)).toBeVisible();
  await shot("12b-kode-salah");
  await page.getByLabel("Kode di layar pelatih").fill(attendance.toLowerCase());
  await page.getByRole("button", { name: "Saya hadir" }).click();
  await expect(page.getByText("Kehadiran Anda sudah dicatat.").first()).toBeVisible();
  await shot("12c-hadir");

  await moveClock(at(3, 14, 59, 30));
  await signIn(page, "pelatih.ntb");
  await page.goto(training);
  await shot("12-pelatihan");
  await page.getByRole("button", { name: `Catat hasil ${person.name}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nilai ujian kertas").fill("84");
  await dialog.getByText(/Saya menyaksikan/).click();
  await shot("13-catat-hasil");
  await moveClock(at(3, 15));
  await dialog.getByRole("button", { name: "Simpan hasil" }).click();
  await expect(page.getByText(/15[.:]00[.:]0\d WITA/).first()).toBeVisible();
  await shot("14-lulus");

  await moveClock(at(3, 15, 0, 1));
  await signInWith(page, person);
  await expect(page).toHaveURL(/\/beranda/);
  await page.goto(`${draft}/periksa`);
  await expect(page.getByText("Belum dapat dikirim: akses Anda masih sementara")).toHaveCount(0);
  for (const note of await page.getByLabel("Mengapa demikian? Tulis penjelasannya.").all())
    await note.fill("Sudah diperiksa di rumah keluarga.");
  await page.getByRole("button", { name: "Kirim ke Musdes" }).click();
  await expect(page.getByText("diajukan ke musyawarah").first()).toBeVisible({ timeout: 20_000 });
  await page.goto("/pelatihan-saya");
  await expect(page.getByText(/Akses penuh terbuka sampai/)).toBeVisible();
  await shot("15-akses-penuh");
  const sheet = await page.request.get(
    (await page.getByRole("link", { name: "Lihat sertifikat" }).getAttribute("href")) ?? "",
  );
  expect(sheet.headers()["content-type"]).toBe("application/pdf");

  await moveClock(new Date(at(3 + 365, 15, 0, 1).getTime()));
  await signInWith(page, person);
  await expect(page).toHaveURL(/\/pelatihan-saya/);
  await page.goto(`${draft}/periksa`);
  await expect(page).toHaveURL(/\/tidak-berwenang/);
  await page.goto("/pelatihan-saya");
  await expect(page.getByText(/Sertifikat berakhir/)).toBeVisible();
  await shot("16-berakhir");
});
