import { expect, test } from "playwright/test";
import { signIn } from "./people";

test("everything clean is verified together, told one by one, and taken back", async ({ page }) => {
  await signIn(page, "verifikator.ksb");
  await page.goto("/verifikasi");
  const waiting = page.getByRole("list", { name: "Usulan yang menunggu" }).getByRole("listitem");
  const before = await waiting.count();
  await page.getByRole("link", { name: /^Pilih semua yang bersih/ }).click();
  const button = page.getByRole("button", { name: /^Verifikasi sekaligus/ });
  const count = Number(/\((\d+)\)/.exec((await button.textContent()) ?? "")?.[1]);
  expect(count).toBeGreaterThan(0);
  await button.click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Verifikasi sekaligus/ })
    .click();
  const results = page.getByRole("region", { name: "Hasil keputusan sekaligus" });
  await expect(results.getByText(`Diputuskan: ${count}. Tidak diputuskan: 0.`)).toBeVisible({ timeout: 20_000 });
  await expect(waiting).toHaveCount(before - count);
  await results.getByText(`Semua hasil (${count})`).click();
  await expect(results.getByText("diputuskan", { exact: true })).toHaveCount(count);
  await results.getByRole("button", { name: `Tarik kembali ${count} keputusan ini` }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Tarik kembali ${count} keputusan ini` })
    .click();
  await expect(results.getByText("ditarik kembali", { exact: true })).toHaveCount(count, { timeout: 20_000 });
  await page.reload();
  await expect(waiting).toHaveCount(before);
});

test("many are returned with one reason and a note, and taken back before the village acts", async ({ page }) => {
  await signIn(page, "verifikator.ksb");
  await page.goto("/verifikasi");
  const waiting = page.getByRole("list", { name: "Usulan yang menunggu" }).getByRole("listitem");
  const before = await waiting.count();
  // What has nothing to look at: a ground check that a return calls off would keep it returned.
  const clean = waiting.filter({ hasText: "rendah" }).getByRole("checkbox");
  await clean.nth(0).check();
  await clean.nth(1).check();
  await page.getByRole("button", { name: "Kembalikan sekaligus (2)" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Alasan").selectOption({ label: "Bukti belum ada" });
  await dialog.getByRole("button", { name: "Kembalikan sekaligus (2)" }).click();
  await expect(dialog.getByText(/Tulis apa yang harus diperbaiki: catatan ini/)).toBeVisible();
  await dialog.getByLabel(/Catatan/).fill("Contoh: lampirkan foto rumah.");
  await dialog.getByRole("button", { name: "Kembalikan sekaligus (2)" }).click();
  const results = page.getByRole("region", { name: "Hasil keputusan sekaligus" });
  await expect(results.getByText("Diputuskan: 2. Tidak diputuskan: 0.")).toBeVisible({ timeout: 20_000 });
  await expect(waiting).toHaveCount(before - 2);
  await results.getByRole("button", { name: "Tarik kembali 2 keputusan ini" }).click();
  await dialog.getByRole("button", { name: "Tarik kembali 2 keputusan ini" }).click();
  await results.getByText("Semua hasil (2)").click();
  await expect(results.getByText("ditarik kembali", { exact: true })).toHaveCount(2, { timeout: 20_000 });
  await page.reload();
  await expect(waiting).toHaveCount(before);
});

test("what chance chose is opened, says why, and is decided alone", async ({ page }) => {
  await signIn(page, "validator.ntb");
  await page.goto("/validasi?sampel=1");
  const waiting = page.getByRole("list", { name: "Usulan yang menunggu" }).getByRole("listitem");
  // One in which this person has had no part.
  const drawn = waiting.filter({ has: page.getByRole("checkbox") }).first();
  await expect(drawn).toContainText("masuk sampel");
  await drawn.getByRole("checkbox").check();
  await expect(page.getByRole("button", { name: "Kembalikan sekaligus (1)" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Validasi sekaligus/ })).toHaveCount(0);
  await drawn.getByRole("checkbox").uncheck();
  await drawn.getByRole("link").last().click();
  await expect(page.getByText("Terpilih acak untuk diperiksa di jenjang ini.")).toBeVisible();
  await page.getByRole("button", { name: "Kembalikan", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Kabupaten/kota (verifikasi ulang)")).toBeVisible();
  await expect(dialog.getByText("Kepala dinas (pengesahan ulang)")).toHaveCount(0);
});

test("the coach sends one back to the village in one step, and its operator finds it with the reason", async ({
  page,
}) => {
  await signIn(page, "pembina.ksb");
  await page.goto("/mutu");
  const row = page
    .getByRole("list", { name: "Usulan yang menunggu" })
    .getByRole("listitem")
    .filter({ hasText: "Labuhan Lalar" });
  const name = ((await row.first().getByRole("link").last().textContent()) ?? "").trim();
  await row.first().getByRole("link").last().click();
  await page.getByRole("button", { name: "Kembalikan", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Operator desa/kelurahan").click();
  await dialog.getByLabel("Alasan").selectOption({ label: "Bukti belum ada" });
  await dialog.getByLabel(/Catatan/).fill("Contoh: lampirkan foto rumah.");
  await dialog.getByRole("button", { name: "Kembalikan" }).click();
  await expect(dialog).toHaveCount(0, { timeout: 20_000 });
  await signIn(page, "operator.labuhanlalar");
  await page.goto("/usulan?bagian=returned");
  await page
    .getByRole("link", { name: new RegExp(name) })
    .first()
    .click();
  await expect(page.getByText("Dikembalikan: Bukti belum ada")).toBeVisible();
  await expect(page.getByText("Contoh: lampirkan foto rumah.").first()).toBeVisible();
});

test("a signature is put between verification and validation, tried first, and taken away again", async ({ page }) => {
  await signIn(page, "admin.ksb");
  await page.goto("/jenjang");
  await page.getByRole("link", { name: "Ubah susunan jenjang" }).click();
  const sign = page.getByRole("group", { name: "Pengesahan kepala dinas" });
  await sign.getByLabel("Jenjang ini dipakai").check();
  await page.getByRole("button", { name: "Lihat akibatnya" }).click();
  await expect(page.getByText(/usulan yang menunggu Validasi akan menunggu Pengesahan/)).toBeVisible();
  await page.getByLabel("Alasan").fill("Bupati menandatangani hasil verifikasi.");
  await page.getByRole("button", { name: "Berlakukan" }).click();
  await expect(page).toHaveURL(/\/jenjang\?wilayah=5207$/);
  await expect(page.getByRole("heading", { name: "Pengesahan kepala dinas" })).toBeVisible();
  await signIn(page, "kadis.ksb");
  await page.goto("/pengesahan");
  await expect(page.getByRole("list", { name: "Usulan yang menunggu" }).getByRole("listitem").first()).toBeVisible();
  await signIn(page, "admin.ksb");
  await page.goto("/jenjang/susunan?wilayah=5207");
  await page.getByRole("group", { name: "Pengesahan kepala dinas" }).getByLabel("Jenjang ini dipakai").uncheck();
  await page.getByRole("button", { name: "Lihat akibatnya" }).click();
  await page.getByLabel("Alasan").fill("Kembali ke susunan semula.");
  await page.getByRole("button", { name: "Berlakukan" }).click();
  await expect(page).toHaveURL(/\/jenjang\?wilayah=5207$/);
  await expect(page.getByRole("heading", { name: "Pengesahan kepala dinas" })).toHaveCount(0);
});
