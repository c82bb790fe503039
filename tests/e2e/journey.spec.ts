import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "playwright/test";
import { type AreaFigures, moved, readFigures } from "./figures";
import { MAIN_VILLAGE, signIn } from "./people";
import {
  decide,
  editFamily,
  findFamily,
  holdMeeting,
  importWorkbook,
  openDraftWithChild,
  openImportedDrafts,
  sendDraft,
  signMinutes,
} from "./steps";
import { makeWorkbook } from "./workbook";

const AREAS = [MAIN_VILLAGE, MAIN_VILLAGE.slice(0, 6), MAIN_VILLAGE.slice(0, 4), MAIN_VILLAGE.slice(0, 2)] as const;
const READERS = ["operator.labuhanlalar", "verifikator.ksb", "verifikator.ksb", "validator.ntb"] as const;

/** Each level's figures, read by somebody of that level. */
async function readAll(page: Page): Promise<AreaFigures[]> {
  const all: AreaFigures[] = [];
  for (const [index, area] of AREAS.entries()) {
    await signIn(page, READERS[index] ?? READERS[0]);
    all.push(await readFigures(page, area));
  }
  return all;
}

/** The figures once two readings agree: what was marked stale has been counted again. */
async function settled(page: Page): Promise<AreaFigures[]> {
  let last = await readAll(page);
  await expect(async () => {
    const now = await readAll(page);
    const same = JSON.stringify(now) === JSON.stringify(last);
    last = now;
    expect(same).toBe(true);
  }).toPass({ timeout: 60_000 });
  return last;
}

/** One decile and the sum below lost one person of one sex, and no family: nothing else moved. */
function expectOneChildLess(change: ReturnType<typeof moved>, area: string): void {
  const rows = Object.entries(change);
  expect(rows, `deciles in ${area}`).toHaveLength(2);
  expect(Object.keys(change), area).toContain("Jumlah");
  for (const [name, by] of rows) {
    const sexes = by.slice(1, -1);
    expect([by[0], by.at(-1)], `${name} in ${area}`).toEqual([0, -1]);
    expect(
      sexes.filter((sex) => sex !== 0),
      `${name} in ${area}`,
    ).toEqual([-1]);
  }
}

/** Of the record on a family's page. */
async function revisionShown(page: Page): Promise<number> {
  const title = await page
    .getByText(/^Revisi ke-\d+$/)
    .first()
    .textContent();
  return Number(/\d+/.exec(title ?? "")?.[0]);
}

test("a family passes every tier from the workbook to the dashboards", async ({ page }) => {
  test.setTimeout(420_000);
  await signIn(page, "operator.labuhanlalar");
  const file = join(mkdtempSync(join(tmpdir(), "mutakhir-")), "penduduk.xlsx");
  makeWorkbook(MAIN_VILLAGE, file);
  await importWorkbook(page, file);
  // After the import: a family that was applied earlier this year and has a draft again now counts as a draft.
  const before = await settled(page);
  await signIn(page, "operator.labuhanlalar");
  await openImportedDrafts(page);
  const family = await openDraftWithChild(page);
  await editFamily(page);
  await sendDraft(page);
  // What waits changes nothing yet.
  await findFamily(page, family);
  const revision = await revisionShown(page);

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
  await findFamily(page, family);
  const familyHref = new URL(page.url()).pathname;
  expect(await revisionShown(page)).toBe(revision + 1);
  await page.getByRole("link", { name: "Riwayat perubahan" }).first().click();
  await expect(page).toHaveURL(/\/riwayat$/);
  const newest = page
    .getByRole("listitem")
    .filter({ hasText: `Revisi ke-${revision + 1}` })
    .first();
  await expect(newest).toContainText("Luas lantai");
  await page
    .getByRole("navigation")
    .getByRole("link", { name: /^Kabar/ })
    .first()
    .click();
  const news = page.getByRole("listitem").filter({ hasText: "Diterima dan diterapkan" }).first();
  await expect(news).toContainText(family.name);

  await signIn(page, "operator.maluk");
  for (const path of [familyHref, `${familyHref}/riwayat`, family.proposalHref]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByText(family.name)).toHaveCount(0);
  }

  await expect(async () => {
    const after = await readAll(page);
    for (const [index, area] of AREAS.entries()) {
      expect(after[index]?.applied, `applied in ${area}`).toBe((before[index]?.applied ?? 0) + 1);
      expect(after[index]?.people, `people in ${area}`).toBe((before[index]?.people ?? 0) - 1);
      expectOneChildLess(moved(before[index]?.deciles ?? {}, after[index]?.deciles ?? {}), area);
    }
  }).toPass({ timeout: 60_000 });
});
