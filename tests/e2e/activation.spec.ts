import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "playwright/test";
import { MAIN_VILLAGE, signIn } from "./people";

const PASSWORD = "kopi pagi di teras";
/** A portal that is tested twice has the names of the first time. */
const FIRST = `pendamping.${Date.now() % 1_000_000}`;
const SECOND = `${FIRST}-lain`;
const NEW_ACCOUNT = `/akses/baru?peran=companion&wilayah=${MAIN_VILLAGE}`;

/** The administrator makes an account with a post; the code on its slip. */
async function makeAccount(page: Page, name: string, username: string): Promise<string> {
  await page.goto(NEW_ACCOUNT);
  await page.getByLabel("Nama lengkap").fill(name);
  await page.getByLabel("Nama pengguna").fill(username);
  await page.getByLabel("Nomor surat keputusan (SK)").fill("141/12/2026");
  const date = page.getByRole("group", { name: "Tanggal SK" });
  await date.getByLabel("Tanggal", { exact: true }).fill("4");
  await date.getByLabel("Bulan").selectOption("5");
  await date.getByLabel("Tahun").fill("2026");
  await page.getByRole("button", { name: "Buat akun" }).click();
  await expect(page.getByText("Akun sudah dibuat")).toBeVisible();
  return (await page.getByTestId("activation-code").textContent()) ?? "";
}

async function fill(page: Page, username: string, code: string, password = PASSWORD): Promise<void> {
  await page.getByLabel("Nama pengguna").fill(username);
  await page.getByLabel("Kode aktivasi").fill(code);
  await page.getByLabel("Kata sandi baru", { exact: true }).fill(password);
  await page.getByLabel("Ketik sekali lagi").fill(password);
}

const send = (page: Page) => page.getByRole("button", { name: "Aktifkan dan masuk" }).click();

test("a person chooses their password with the code on the slip, once", async ({ page }) => {
  await signIn(page, "admin.ksb");
  const code = await makeAccount(page, "Pendamping Baru (contoh)", FIRST);
  await expect(page.locator("[data-slip]")).toContainText("/aktivasi");
  await expect(page.locator("[data-slip]")).toContainText("Berlaku sampai");
  await expect(page.getByRole("img", { name: /tautan aktivasi/ })).toBeVisible();

  // A link opened while somebody is signed in leaves nothing in the address either.
  await page.goto(`/aktivasi#${code}`);
  await expect(page.getByText("seseorang sedang masuk")).toBeVisible();
  await expect(page).toHaveURL(/\/aktivasi$/);
  // Whoever hands the slip over is signed in: nobody becomes somebody else by the way.
  await page.getByRole("button", { name: "Keluar" }).click();
  await expect(page).toHaveURL(/\/masuk/);
  await page.getByRole("link", { name: /Aktifkan akun/ }).click();
  await expect(page).toHaveURL(/\/aktivasi$/);
  // A followed link's title comes with the end of the page's stream, after its address.
  await expect(page).toHaveTitle(/\S/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await fill(page, FIRST, code, code);
  await send(page);
  await expect(page.getByText("bukan kode dari slip")).toBeVisible();
  await fill(page, FIRST, code.toUpperCase().replaceAll("-", " "));
  // The link instead of typing: the page takes the code and forgets where it came from.
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url(), request.headers()["referer"] ?? ""));
  await page.goto("/masuk");
  await page.goto(`/aktivasi#${code}`);
  await expect(page.getByLabel("Kode aktivasi")).toHaveValue(code);
  await expect(page).toHaveURL(/\/aktivasi$/);
  expect(asked.filter((address) => address.includes(code))).toEqual([]);
  await fill(page, FIRST, code);
  await send(page);
  await expect(page).toHaveURL(/\/pelatihan-saya/);

  await page.context().clearCookies();
  await page.goto("/aktivasi");
  await fill(page, FIRST, code, "kata sandi lain lagi");
  await send(page);
  await expect(page.getByText("Belum bisa diaktifkan")).toBeVisible();
  await page.goto("/masuk");
  await page.locator("#username").fill(FIRST);
  await page.locator("#password").fill(PASSWORD);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await expect(page).toHaveURL(/\/pelatihan-saya/);
});

test("five wrong codes close the door for a while, for the right one too", async ({ page }) => {
  await signIn(page, "admin.ksb");
  const code = await makeAccount(page, "Pendamping Lain (contoh)", SECOND);
  await page.context().clearCookies();
  await page.goto("/aktivasi");
  for (const last of ["a", "b", "c", "d", "e"]) {
    await fill(page, SECOND, `aaaaa-bbbbb-cccc${last}`);
    const answer = page.waitForResponse(/callback\/activation/);
    await send(page);
    await answer;
    await expect(page.getByText("tidak cocok")).toBeVisible();
  }
  await fill(page, SECOND, code);
  await send(page);
  await expect(page.getByText("Terlalu banyak percobaan")).toBeVisible();
});
