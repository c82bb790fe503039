import { expect, type Page, test } from "playwright/test";
import { signIn } from "./people";
import { decide, headOf, holdMeeting, type JourneyFamily, sendDraft, signMinutes } from "./steps";

const QUESTION = "Sumber air saat kemarau";
const OWNER = "Dinas PUPR contoh";

/** The regency's account adds a choice; the page of items then lists it. */
async function addItem(page: Page): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "Item daerah" }).first().click();
  await page.getByRole("link", { name: "Tambah item" }).first().click();
  await page.getByRole("button", { name: "Simpan item" }).click();
  await expect(page.getByText("Tulis pertanyaannya.").first()).toBeVisible();
  await page.getByLabel("Pertanyaan (Bahasa Indonesia)").fill(QUESTION);
  const options = page.getByLabel("Pilihan", { exact: true });
  for (const [index, text] of ["Sumur", "Mata air"].entries()) {
    if ((await options.count()) <= index) await page.getByRole("button", { name: "Tambah pilihan" }).click();
    await options.nth(index).fill(text);
  }
  await page.getByLabel("Perangkat daerah yang membutuhkan").fill(OWNER);
  await expect(page.getByRole("radio", { name: "Mata air" })).toBeVisible();
  await page.getByRole("button", { name: "Simpan item" }).click();
  await expect(page).toHaveURL(/\/item-daerah$/);
  await expect(page.getByRole("row").filter({ hasText: QUESTION })).toContainText("ditanyakan");
}

/** A new draft of a family that nothing keeps from being sent, on its form. */
async function openReadyDraft(page: Page): Promise<JourneyFamily> {
  await page.goto("/keluarga?status=none&kesegaran=fresh");
  const links = page.getByRole("rowheader").getByRole("link");
  await expect(links.first()).toBeVisible();
  const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  for (const href of hrefs) {
    await page.goto(href);
    const name = await headOf(page);
    await page.getByRole("button", { name: "Perbarui keluarga ini" }).click();
    await expect(page).toHaveURL(/\/isi/);
    const proposalHref = new URL(page.url()).pathname.replace(/\/isi$/, "");
    await page.goto(`${proposalHref}/periksa`);
    await expect(page.getByRole("button", { name: "Kirim ke Musdes" })).toBeVisible();
    if ((await page.locator("#penghalang").count()) === 0) return { name, proposalHref };
  }
  throw new Error("no family whose record is complete");
}

const figure = (page: Page, column: string) =>
  page.getByRole("table").evaluate((table, name) => {
    const at = [...table.querySelectorAll("thead th")].findIndex((head) => head.textContent?.trim() === name);
    return table.querySelector("tbody tr:last-child")?.children[at]?.textContent?.trim() ?? "";
  }, column);

test("a regency's question: added, answered in a village, and counted once it stands in the record", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await signIn(page, "kominfo.ksb");
  await addItem(page);

  await signIn(page, "operator.labuhanlalar");
  const family = await openReadyDraft(page);
  await page.goto(`${family.proposalHref}/isi`);
  await page
    .getByRole("link", { name: /daerah/i })
    .first()
    .click();
  const question = page.getByRole("group", { name: new RegExp(QUESTION) });
  await expect(question).toBeVisible();
  await question.getByRole("radio", { name: "Mata air" }).check();
  await expect(page.getByText(/terkirim \d/).first()).toBeVisible({ timeout: 20_000 });
  await sendDraft(page);

  await signIn(page, "kades.labuhanlalar");
  await holdMeeting(page);
  await decide(page, family, "Sepakati");
  await signMinutes(page);
  for (const [username, menu, button] of [
    ["verifikator.ksb", "Verifikasi", "Verifikasi"],
    ["validator.ntb", "Validasi", "Validasi"],
    ["pembina.ksb", "Mutu", "Terima"],
  ] as const) {
    await signIn(page, username);
    await page.getByRole("navigation").getByRole("link", { name: menu }).first().click();
    await decide(page, family, button);
  }

  await signIn(page, "operator.labuhanlalar");
  // The worker counts again what was marked.
  await expect(async () => {
    await page.goto("/item-daerah/hasil");
    await expect(page.getByRole("table", { name: QUESTION })).toBeVisible();
    expect(await figure(page, "Mata air")).toBe("1");
  }).toPass({ timeout: 30_000 });
});
