import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, type Page, test } from "playwright/test";
import { filesWith, killBrowser } from "./browser-disk";
import { openBrowser } from "./own-browser";
import { signIn } from "./people";

/** From the last keystroke to the end of the browser, in milliseconds. */
const UNTIL_THE_END = 300;

const profile = mkdtempSync(join(tmpdir(), "mutakhir-profil-"));
test.afterAll(() => rmSync(profile, { recursive: true, force: true }));

/** The draft of a family that nobody works on, on the page of its address. */
async function openDraft(page: Page): Promise<{ name: string; address: string }> {
  await page.getByRole("navigation").getByRole("link", { name: "Keluarga" }).first().click();
  await expect(page).toHaveURL(/\/keluarga$/);
  const links = page.getByRole("row").getByRole("link");
  await expect(links.first()).toBeVisible();
  const families = await links.evaluateAll((all) =>
    all.map((one) => [one.textContent ?? "", one.getAttribute("href") ?? ""]),
  );
  for (const [name, href] of families.reverse()) {
    await page.goto(href ?? "");
    const update = page.getByRole("button", { name: "Perbarui keluarga ini" }).first();
    if ((await update.count()) === 0) continue;
    await update.click();
    await expect(page).toHaveURL(/\/isi/);
    return { name: (name ?? "").trim(), address: new URL(page.url()).pathname };
  }
  throw new Error("every family on the first page is being worked on");
}

const field = (page: Page) => page.getByRole("textbox", { name: /Alamat \(jalan/ });

test("what was typed outlives the browser, unreadable on the disk, for its writer alone", async () => {
  test.setTimeout(180_000);
  const typed = `Lorong ${crypto.randomUUID()}`;
  const first = await openBrowser(profile);
  await signIn(first.page, "operator.labuhanlalar");
  const { name, address } = await openDraft(first.page);
  await first.page.getByRole("link", { name: "Keterangan tempat" }).first().click();
  await field(first.page).fill("");
  await first.context.setOffline(true);
  await field(first.page).pressSequentially(typed);
  await sleep(UNTIL_THE_END);
  await killBrowser(first.context);

  // That the search finds what does stand there: the record's place names the draft.
  expect(filesWith(profile, /\/\d{4}-([0-9a-f-]{36})\//.exec(address)?.[1] ?? address)).not.toEqual([]);
  expect(filesWith(profile, typed)).toEqual([]);
  expect(name.length).toBeGreaterThan(5);
  expect(filesWith(profile, name)).toEqual([]);

  const second = await openBrowser(profile);
  await signIn(second.page, "operator.maluk");
  expect((await second.page.goto(address))?.status()).toBe(404);
  await expect(second.page.getByText(typed)).toHaveCount(0);

  await signIn(second.page, "operator.labuhanlalar");
  await second.page.goto(address);
  await second.page.getByRole("link", { name: "Keterangan tempat" }).first().click();
  await expect(field(second.page)).toHaveValue(typed);
  await expect(second.page.getByText(/terkirim \d/).first()).toBeVisible({ timeout: 20_000 });
  await second.page.reload();
  await expect(field(second.page)).toHaveValue(typed);
  await second.context.close();
});
