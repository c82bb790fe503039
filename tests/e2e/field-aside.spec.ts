import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, expect, type Page, test } from "playwright/test";
import { untouchedFamilies } from "./field-steps";
import { signIn } from "./people";

test.use({ actionTimeout: 20_000 });

const OPERATOR = "operator.maluk";
const PIN = "562093";

const address = (page: Page) => page.getByRole("textbox", { name: /Alamat \(jalan/ });
const asides = (page: Page) => page.getByRole("region", { name: "Isian yang disisihkan" });

/** A lock for the operator, and the families of their village. */
async function prepare(page: Page): Promise<void> {
  await signIn(page, OPERATOR);
  await page.goto("/lapangan#/siap");
  await expect(page.getByTestId("shell-state")).toHaveText("siap", { timeout: 60_000 });
  await page.goto("/lapangan#/");
  await page.getByLabel(/PIN baru/).fill(PIN);
  await page.getByLabel("Ketik PIN sekali lagi").fill(PIN);
  await page.getByRole("button", { name: "Siapkan" }).click();
  await page.getByRole("link", { name: "Bawa keluarga" }).first().click();
  await expect(page.getByRole("main").getByRole("checkbox").first()).toBeVisible();
  for (const place of await page.getByRole("main").getByRole("checkbox").all()) await place.check();
  await page.getByRole("button", { name: "Bawa sekarang" }).click();
  await expect(page.getByText(/keluarga siap dibawa/)).toBeVisible({ timeout: 60_000 });
}

/** Types an address without network, in the form that the button opens. */
async function typeAddress(page: Page, button: string, lane: string): Promise<void> {
  await page
    .getByRole("button", { name: button })
    .or(page.getByRole("link", { name: button }))
    .click();
  await page.getByRole("link", { name: "Keterangan tempat" }).first().click();
  await address(page).fill(lane);
  await expect(page.getByTestId("save-status")).toContainText("tersimpan di perangkat");
  await page.getByRole("link", { name: "Simpan dan tutup" }).click();
  await expect(page.getByText("belum terkirim")).toBeVisible();
}

/** The portal at the village office, in another browser than the device. */
async function office(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await signIn(page, OPERATOR);
  return { context, page };
}

/** Lets go the only entry: asked once, told, and the focus stays in the page. */
async function letGo(page: Page): Promise<void> {
  await asides(page).getByRole("button", { name: "Lepaskan isian Anda" }).click();
  const dialog = page.getByRole("dialog", { name: "Lepaskan isian ini?" });
  await expect(dialog.getByText(/^Diisi Anda, /)).toBeVisible();
  await expect(dialog.getByText("Ini tidak dapat dibatalkan.")).toBeVisible();
  await dialog.getByRole("button", { name: "Lepaskan" }).click();
  await expect(page.getByText("Isian dilepaskan")).toBeVisible();
  await expect(asides(page)).toHaveCount(0);
  await expect(page.getByRole("main")).toBeFocused();
}

test("what came too late for its draft is read at the village office, and let go", async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(180_000);
  const lane = `Lorong Terlambat ${Date.now() % 1000}`;
  await prepare(page);
  const desk = await office(browser);
  await desk.page.goto("/perangkat");
  await expect(desk.page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(asides(desk.page)).toHaveCount(0);
  // A draft of the village that has nothing left to explain.
  await desk.page.goto("/usulan");
  const rows = desk.page
    .getByRole("row")
    .filter({ hasText: /\d+ perubahan/ })
    .filter({ hasText: "bersih" });
  const row = rows.filter({ hasText: "draf" }).first();
  const name = ((await row.getByRole("rowheader").textContent()) ?? "").trim();
  const href = (await row.getByRole("link").first().getAttribute("href")) ?? "";

  await context.setOffline(true);
  await page.goto("/lapangan#/keluarga");
  await page.getByLabel("Cari nama").fill(name);
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await typeAddress(page, "Lanjutkan isian", lane);

  await desk.page.goto(`${href}/periksa`);
  await desk.page.getByRole("button", { name: "Kirim ke Musdes" }).click();
  await expect(desk.page.getByText("diajukan ke musyawarah").first()).toBeVisible({ timeout: 20_000 });

  await context.setOffline(false);
  await page.goto("/lapangan#/kirim");
  await page.getByRole("button", { name: "Kirim sekarang" }).click();
  await expect(page.getByRole("heading", { name: "Perlu Anda" })).toBeVisible({ timeout: 40_000 });

  await desk.page.goto("/beranda");
  await desk.page.getByRole("link", { name: /^1 isian lapangan disisihkan/ }).click();
  await expect(asides(desk.page).getByRole("heading", { name })).toBeVisible();
  await asides(desk.page).getByText("Lihat 1 isian").click();
  await expect(asides(desk.page).getByText(lane)).toBeVisible();
  expect((await new AxeBuilder({ page: desk.page }).analyze()).violations).toEqual([]);
  await asides(desk.page).getByRole("link", { name: "Buka keluarga" }).click();
  await expect(desk.page).toHaveURL(/\/keluarga\/5207-/);
  await desk.page.goBack();
  await letGo(desk.page);
  await desk.context.close();
});

test("a device that was reported lost is emptied at its next contact, and what it still held is at the village office", async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(180_000);
  const lane = `Lorong Hilang ${Date.now() % 1000}`;
  await prepare(page);
  await context.setOffline(true);
  await page.goto("/lapangan#/keluarga");
  const untouched = untouchedFamilies(page);
  const name = ((await untouched.first().locator("span.font-semibold").textContent()) ?? "").trim();
  await untouched.first().getByRole("link").click();
  await typeAddress(page, "Perbarui data", lane);

  const desk = await office(browser);
  await desk.page.goto("/perangkat");
  // The one that was heard last stands first.
  await desk.page
    .getByRole("region", { name: "Perangkat saya" })
    .getByRole("button", { name: /^Laporkan perangkat .* hilang$/ })
    .first()
    .click();
  const dialog = desk.page.getByRole("dialog", { name: "Laporkan perangkat ini hilang?" });
  await expect(dialog.getByText(/^Perangkat terkunci begitu terhubung lagi.*paling lama 14 hari/)).toBeVisible();
  await dialog.getByRole("button", { name: "Laporkan hilang" }).click();
  await expect(desk.page.getByText("Perangkat dilaporkan hilang")).toBeVisible();

  // Until it has contact, nothing on it changes.
  await page.goto("/lapangan#/kirim");
  await expect(page.getByRole("link", { name })).toContainText("belum terkirim");
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Perangkat ini dikosongkan" })).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await expect(page.getByRole("heading", { name: "Siapkan perangkat ini" })).toBeVisible({ timeout: 20_000 });

  await desk.page.goto("/perangkat");
  await expect(desk.page.getByText("Sudah dibersihkan")).toBeVisible();
  await expect(asides(desk.page).getByRole("heading", { name })).toBeVisible();
  await expect(
    asides(desk.page).getByText("Dikirim dari perangkat yang sudah dicabut", { exact: false }),
  ).toBeVisible();
  await asides(desk.page)
    .getByText(/^Lihat \d+ isian$/)
    .click();
  await expect(asides(desk.page).getByText(lane)).toBeVisible();
  await letGo(desk.page);
  await desk.context.close();
});
