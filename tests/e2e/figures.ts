import { expect, type Page } from "playwright/test";

/** What a dashboard says of an area: people, and families whose proposal was applied. */
export interface AreaFigures {
  readonly people: number;
  readonly applied: number;
}

function numberIn(text: string): number {
  return Number(text.replace(/[^\d]/g, ""));
}

/** Reads the figures of an area's dashboard as they stand on the page. */
export async function readFigures(page: Page, code: string): Promise<AreaFigures> {
  await page.goto(`/dasbor/${code}`);
  const people = page.getByText("Penduduk terdata", { exact: true }).locator("xpath=following-sibling::*[1]");
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "diterapkan" }) });
  await expect(people).toBeVisible();
  return {
    people: numberIn((await people.textContent()) ?? ""),
    applied: numberIn((await row.getByRole("cell").first().textContent()) ?? ""),
  };
}
