import { expect, type Page, test } from "playwright/test";
import { signIn } from "./people";

/** A proposal of the main village that waits and whose family the companion does not accompany; its check is ordered and given. */
async function orderOne(page: Page): Promise<{ readonly href: string; readonly name: string }> {
  await page.goto("/verifikasi");
  const links = page
    .getByRole("list", { name: /usulan/i })
    .first()
    .getByRole("link");
  await expect(links.first()).toBeVisible();
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  for (const found of [...new Set(hrefs.map((href) => /5207-[0-9a-f-]{36}/.exec(href)?.[0]))]) {
    if (found === undefined) continue;
    await page.goto(`/verifikasi/${found}`);
    const button = page.getByRole("button", { name: "Minta cek lapangan" });
    if ((await button.count()) === 0) continue;
    await button.click();
    const dialog = page.getByRole("dialog");
    const companion = dialog.getByLabel("Pendamping yang berangkat");
    const option = companion.locator("option", { hasText: "Ibu Pendamping Labuhan Lalar" });
    if ((await option.count()) === 0) continue;
    await dialog.getByRole("button", { name: "Minta cek" }).click();
    await expect(dialog.getByText("Pilih alasannya.")).toBeVisible();
    await dialog.getByLabel("Alasan").selectOption({ label: "Ada yang meragukan" });
    await companion.selectOption({ label: (await option.textContent()) ?? "" });
    const name = (await page.getByRole("heading", { level: 1 }).textContent())?.trim() ?? "";
    await dialog.getByRole("button", { name: "Minta cek" }).click();
    await expect(page.getByText("Ditugaskan", { exact: true }).first()).toBeVisible();
    return { href: `/verifikasi/${found}`, name };
  }
  throw new Error("no proposal can be checked by the companion");
}

/** Answers every question of the form with something; what is answered is sent when the page says so. */
async function answerAll(page: Page): Promise<void> {
  const groups = page.getByRole("group");
  for (const group of await groups.all()) {
    const box = group.getByRole("radio").or(group.getByRole("checkbox")).last();
    if ((await box.count()) > 0) await box.check();
  }
  for (const list of await page.locator("section select").all()) await list.selectOption({ index: 1 });
  for (const number of await page.locator('section input[inputmode="numeric"]').all()) await number.fill("7");
  await expect(page.getByText(/terkirim \d/).first()).toBeVisible({ timeout: 20_000 });
}

test("a check is ordered, done without seeing the proposal, compared, and the proposal goes back", async ({ page }) => {
  await signIn(page, "verifikator.ksb");
  const item = await orderOne(page);
  // Agreeing has to wait.
  await page.getByRole("button", { name: "Verifikasi", exact: true }).first().click();
  await expect(page.getByText("sedang menunggu cek lapangan").first()).toBeVisible();

  await signIn(page, "pendamping.labuhanlalar");
  await page.getByRole("navigation").getByRole("link", { name: "Cek lapangan" }).first().click();
  await page.getByRole("link", { name: item.name }).first().click();
  await expect(page.getByRole("heading", { name: "Hasil kunjungan" })).toBeVisible();
  const raw = await (await page.request.get(page.url())).text();
  for (const word of ['"said"', '\\"said\\"', '"why"', "compared", "changedKeys"]) expect(raw).not.toContain(word);
  await expect(page.getByText("sebelumnya:")).toHaveCount(0);
  await answerAll(page);
  await page.reload();
  await expect(page.getByText(/\d+ dari \d+ pertanyaan dijawab/)).toBeVisible();
  await page.getByRole("button", { name: "Kirim hasil cek" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Kirim hasil cek" }).click();
  await expect(page).toHaveURL(/\/cek-lapangan$/, { timeout: 20_000 });

  await signIn(page, "verifikator.ksb");
  await page.goto("/cek-lapangan?keadaan=done");
  await page.getByRole("link", { name: item.name }).first().click();
  await expect(page.getByText(/\d+ berbeda, \d+ tidak dijawab/).first()).toBeVisible();
  await expect(page.getByText("berbeda", { exact: true }).first()).toBeVisible();
  await page.getByRole("link", { name: "Buka usulannya" }).click();
  await page.getByRole("button", { name: "Kembalikan", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  const target = dialog.getByText("Operator desa").first();
  if (await target.isVisible()) await target.click();
  await dialog.getByLabel("Alasan").selectOption({ index: 1 });
  await dialog.getByRole("button", { name: "Kembalikan" }).click();
  await expect(page).not.toHaveURL(new RegExp(item.href));

  await signIn(page, "operator.labuhanlalar");
  await page.goto("/kabar");
  await expect(page.getByText("Cek lapangan yang berbeda").first()).toBeVisible();
  await expect(page.getByText(item.name).first()).toBeVisible();
});
