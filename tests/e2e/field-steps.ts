import { expect, type Locator, type Page } from "playwright/test";
import { signIn } from "./people";

/** Screens of the field mode are places of one page: going to one asks nobody. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
}

/** A lock for a person on this device, whose page and files are all there before the network goes. */
export async function prepareLock(page: Page, username: string, pin: string): Promise<void> {
  await signIn(page, username);
  await page.goto("/lapangan#/siap");
  await expect(page.getByTestId("shell-state")).toHaveText("siap", { timeout: 60_000 });
  await goTo(page, "#/");
  await page.getByLabel(/^PIN baru/).fill(pin);
  await page.getByLabel("Ketik PIN sekali lagi").fill(pin);
  await page.getByRole("button", { name: "Siapkan" }).click();
  await expect(page.getByRole("link", { name: /^Bawa keluarga/ }).first()).toBeVisible({ timeout: 30_000 });
}

/** Families of the list that nobody works on. */
export function untouchedFamilies(page: Page): Locator {
  return page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasNotText: /diajukan|dikembalikan|draf|terkirim|diisi/ });
}
