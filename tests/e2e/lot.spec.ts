import { expect, test } from "playwright/test";
import { signIn } from "./people";

const NOTE = "Ukur dari dinding dalam, tanpa teras.";

test("a coach forms a lot, finds one faulty, and it passes and is accepted; an operator sees the note in the form", async ({
  page,
}) => {
  test.setTimeout(90_000);
  // The province lets one fault pass, so that a small lot can show both outcomes.
  await signIn(page, "pembina.ntb");
  await page.goto("/mutu/rencana?wilayah=5207");
  const rows = page.getByRole("group", { name: /^Baris \d$/ });
  for (const row of (await rows.all()).slice(1))
    for (const name of ["Sampai", "Dilihat", "Salah ditoleransi"]) await row.getByLabel(name).fill("");
  await rows.first().getByLabel("Sampai").fill("1500");
  await rows.first().getByLabel("Dilihat").fill("20");
  await rows.first().getByLabel("Salah ditoleransi").fill("1");
  await page.getByRole("button", { name: "Lihat akibatnya" }).click();
  await expect(page.getByRole("heading", { name: "Akibat rencana ini" })).toBeVisible();
  await page.getByLabel("Alasan").fill("Lot desa masih kecil.");
  await page.getByRole("button", { name: "Berlakukan" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Lot desa masih kecil." })).toContainText("sampai 1500: 20/1");

  await signIn(page, "pembina.ksb");
  await page.getByRole("navigation").getByRole("link", { name: "Mutu", exact: true }).first().click();
  await expect(page.getByText("Menerima sekaligus berjalan per lot")).toBeVisible();
  await page.getByRole("link", { name: "Buka daftar lot" }).click();
  const village = page.getByRole("row").filter({ hasText: "Maluk" }).first();
  await village.getByRole("button", { name: /^Bentuk lot/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Bentuk lot", exact: true }).click();
  await expect(page).toHaveURL(/\/mutu\/lot\/5207-/);
  await expect(page.getByRole("heading", { name: /Maluk \d{4}, lot 1$/ })).toBeVisible();

  const families = page.getByRole("list", { name: "Sampel" }).getByRole("listitem");
  const count = await families.count();
  expect(count).toBeGreaterThan(1);
  await families
    .first()
    .getByRole("button", { name: /^Salah/ })
    .click();
  await dialog.getByLabel("Alasan").selectOption("EVIDENCE_UNCLEAR");
  await dialog.getByRole("button", { name: "Salah", exact: true }).click();
  await expect(families.first()).toContainText("Bukti");
  for (let place = 1; place < count; place += 1) {
    await families
      .nth(place)
      .getByRole("button", { name: /^Layak/ })
      .click();
    await expect(families.nth(place).getByText("Layak", { exact: true }).first()).toBeVisible();
  }
  await expect(page.getByText("Lot lolos")).toBeVisible();
  await page.getByRole("button", { name: /^Terima \d+ keluarga$/ }).click();
  await dialog.getByRole("button", { name: /^Terima/ }).click();
  await expect(page.getByText(`Diputuskan: ${count}.`)).toBeVisible({ timeout: 20_000 });

  await page.goto("/mutu/catatan");
  await page.getByLabel("Isian", { exact: true }).selectOption("household.floorAreaM2");
  await page.getByLabel("Isi catatan").fill("NIK 9907 0160 1152 0001");
  await expect(page.getByText("Ada angka 16 digit.")).toBeVisible();
  await page.getByLabel("Isi catatan").fill(NOTE);
  await page.getByRole("button", { name: "Simpan catatan" }).click();
  await expect(page.getByRole("row").filter({ hasText: NOTE })).toContainText("0 orang");

  await signIn(page, "operator.maluk");
  await page.goto("/usulan");
  await page.getByRole("table").getByRole("rowheader").first().getByRole("link").click();
  await page.getByRole("link", { name: "Lanjutkan isi" }).first().click();
  await expect(page).toHaveURL(/\/isi/);
  await page
    .getByRole("link", { name: /Keterangan perumahan/ })
    .first()
    .click();
  await expect(page.getByText(NOTE)).toBeVisible();

  await signIn(page, "pembina.ksb");
  await page.goto("/mutu/catatan");
  await expect(page.getByRole("row").filter({ hasText: NOTE })).toContainText("1 orang");
});
