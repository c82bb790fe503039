import { readFileSync } from "node:fs";
import { expect, type Page } from "playwright/test";

interface Account {
  readonly username: string;
  readonly password: string;
  readonly role: string;
  readonly regionCode: string;
}

const ACCOUNTS: readonly Account[] = JSON.parse(readFileSync("prisma/seed/demo-accounts.json", "utf8"));

export const MAIN_VILLAGE = "5207022001";

/** Signs in by clicks; the language cookie is the test's. */
export async function signIn(page: Page, username: string, locale: "id" | "en" = "id"): Promise<void> {
  const account = ACCOUNTS.find((one) => one.username === username);
  if (account === undefined) throw new Error(`no demo account ${username}`);
  await signInWith(page, account, locale);
}

/** As {@link signIn}, for an account that a journey has made. */
export async function signInWith(
  page: Page,
  account: Pick<Account, "username" | "password">,
  locale: "id" | "en" = "id",
): Promise<void> {
  await page.context().clearCookies();
  await page.context().addCookies([{ name: "mutakhir_locale", value: locale, url: originOf(page) }]);
  await page.goto("/masuk");
  await page.locator('input[name="username"]').fill(account.username);
  await page.locator('input[name="password"]').fill(account.password);
  await page.locator('form:has(input[name="password"]) button[type="submit"]').click();
  await expect(page).toHaveURL(/\/(beranda|pilih-peran|pelatihan-saya)/);
}

function originOf(page: Page): string {
  const base = process.env["BASE_URL"] ?? "http://localhost:3000";
  return page.url().startsWith("http") ? new URL(page.url()).origin : base;
}
