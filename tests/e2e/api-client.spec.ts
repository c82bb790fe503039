import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, type Page, request, test } from "playwright/test";
import { MAIN_VILLAGE, signIn } from "./people";

const BASE = process.env["BASE_URL"] ?? "http://localhost:3000";
const NAME = "Portal Data Uji (contoh)";

async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(overflow).toBe(false);
}

/** The other system: no browser, no cookie. */
async function tokenOf(system: APIRequestContext, id: string, secret: string) {
  const response = await system.post("/api/v1/token", {
    headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}` },
    form: { grant_type: "client_credentials" },
  });
  return { status: response.status(), token: String((await response.json()).access_token) };
}

async function openClient(page: Page): Promise<void> {
  await page.goto("/klien-api");
  await page.getByRole("link", { name: NAME }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(NAME);
}

async function giveReason(page: Page, button: string): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Alasan").fill("sudah diperiksa bersama");
  await dialog.getByRole("button", { name: button }).click();
  await expect(dialog).toHaveCount(0);
}

test("a steward makes a client, a second person agrees, another system reads, and is stopped", async ({ page }) => {
  const system = await request.newContext({ baseURL: BASE });
  await signIn(page, "kominfo.ksb");
  await page.goto("/klien-api");
  await expectSound(page);
  await page.getByRole("link", { name: "Buat klien" }).click();
  await page.getByRole("button", { name: "Buat klien" }).click();
  await expect(page.getByText("Isi nama paling sedikit 3 huruf", { exact: false }).first()).toBeVisible();
  await expectSound(page);
  await page.getByLabel("Nama sistem dan pemiliknya").fill(NAME);
  await page.getByLabel("Keperluan dan dasarnya").fill("Perjanjian nomor 1 (contoh)");
  await page.getByLabel("Wilayah", { exact: true }).fill(MAIN_VILLAGE);
  await page.getByText("Keadaan keluarga, tanpa nama").click();
  await page.getByText("Daftar wilayah").click();
  await page.getByRole("button", { name: "Buat klien" }).click();
  const secret = (await page.getByTestId("client-secret").textContent()) ?? "";
  expect(secret).toMatch(/^mks_[A-Za-z0-9_-]{43}$/);
  await expectSound(page);
  await page.getByRole("link", { name: "Sudah disalin" }).click();
  await expect(page).toHaveURL(/\/klien-api\/[0-9a-f-]{36}$/);
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await expect(page.getByText("menunggu persetujuan")).toBeVisible();
  await expect(page.getByRole("button", { name: "Setujui" })).toHaveCount(0);
  expect((await tokenOf(system, id, secret)).status).toBe(401);

  await signIn(page, "admin.ksb");
  await openClient(page);
  await expectSound(page);
  await giveReason(page, "Setujui");
  await expect(page.getByText("Klien ini dapat meminta tanda akses dan membaca.")).toBeVisible();

  const { token } = await tokenOf(system, id, secret);
  const headers = { Authorization: `Bearer ${token}`, "Accept-Encoding": "gzip" };
  const read = async (path: string) => system.get(`/api/v1${path}`, { headers });
  const families = await read("/households?limit=2&fields=household.wallMaterial,member.age");
  expect(families.status()).toBe(200);
  expect(families.headers()["cache-control"]).toContain("no-store");
  const first = (await families.json()).items[0];
  expect(first.village).toBe(MAIN_VILLAGE);
  expect((await read(`/households/${first.id}`)).status()).toBe(200);
  expect((await read("/households?fields=member.name")).status()).toBe(403);
  const nowhere = await read("/nothing-here");
  expect([nowhere.status(), nowhere.headers()["content-type"]]).toEqual([404, "application/problem+json"]);
  expect((await page.request.get("/api/v1/households")).status()).toBe(401); // a session is no token

  await openClient(page);
  await expect(page.getByRole("table", { name: "Permintaan menurut hari" })).toBeVisible();
  await giveReason(page, "Tangguhkan");
  await expect(page.getByText("Tidak ada yang dapat dibaca", { exact: false })).toBeVisible();
  expect((await read("/regions")).status()).toBe(401);
  await system.dispose();
});

for (const [locale, heading, operation] of [
  ["id", "API terbuka", "Daftar keluarga"],
  ["en", "Open API", "List of families"],
] as const)
  test(`anybody reads how the API is used (${locale})`, async ({ page }) => {
    await page.context().addCookies([{ name: "mutakhir_locale", value: locale, url: BASE }]);
    await page.goto("/api-terbuka");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await page.locator("summary").filter({ hasText: operation }).click();
    await expectSound(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await expectSound(page);
    await page.goto("/api-terbuka/registri-sosial");
    await expectSound(page);
    expect((await (await page.request.get("/.well-known/jwks.json")).json()).keys[0].alg).toBe("EdDSA");
    const document = await page.request.get("/api/v1/openapi.json");
    expect((await document.json()).openapi).toBe("3.1.0");
  });
