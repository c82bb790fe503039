import { expect, type Page } from "playwright/test";

/** One row of the table by decile: families, each sex, all people; by the row's name. */
export type DecileFigures = Readonly<Record<string, readonly number[]>>;

/** What a dashboard says of an area: people, families whose proposal was applied, and people by decile and sex. */
export interface AreaFigures {
  readonly people: number;
  readonly applied: number;
  readonly deciles: DecileFigures;
}

function numberIn(text: string): number {
  return Number(text.replace(/[^\d]/g, ""));
}

/** Goes to an area's dashboard by clicks: from the menu to one's own, from there down to the area when it lies below. */
export async function openDashboard(page: Page, code: string): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "Dasbor" }).first().click();
  await expect(page).toHaveURL(/\/dasbor/);
  await expect(page.getByText("Penduduk terdata", { exact: true })).toBeVisible();
  const below = page.locator(`a[href="/dasbor/${code}"], a[href^="/dasbor/${code}?"]`).locator("visible=true");
  if ((await below.count()) > 0) {
    await below.first().click();
    await expect(page).toHaveURL(new RegExp(`/dasbor/${code}(\\?|$)`));
  }
}

/** Reads the figures of the area's dashboard as they stand on the page. */
export async function readFigures(page: Page, code: string): Promise<AreaFigures> {
  await openDashboard(page, code);
  const people = page.getByText("Penduduk terdata", { exact: true }).locator("xpath=following-sibling::*[1]");
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "diterapkan" }) });
  await expect(people).toBeVisible();
  return {
    people: numberIn((await people.textContent()) ?? ""),
    applied: numberIn((await row.getByRole("cell").first().textContent()) ?? ""),
    deciles: await readDeciles(page),
  };
}

async function readDeciles(page: Page): Promise<DecileFigures> {
  const table = page.locator("table").filter({ hasText: "menurut desil nasional dan jenis kelamin" }).first();
  const rows = await table.locator("tbody tr, tfoot tr").all();
  const found: Record<string, readonly number[]> = {};
  for (const row of rows) {
    const cells = await row.locator("td").allTextContents();
    found[((await row.locator("th").textContent()) ?? "").trim()] = cells.map(numberIn);
  }
  expect(Object.keys(found).length).toBeGreaterThan(5);
  return found;
}

/** By how much each row of the table moved; rows that stayed are left out. */
export function moved(before: DecileFigures, after: DecileFigures): DecileFigures {
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, cells]) => {
      const change = cells.map((cell, index) => cell - (before[name]?.[index] ?? 0));
      return change.some((by) => by !== 0) ? [[name, change]] : [];
    }),
  );
}
