import { expect, type Page, type Route, test } from "playwright/test";
import { goTo, prepareLock, untouchedFamilies } from "./field-steps";

test.use({ actionTimeout: 15_000 });

const PIN = "604917";
const PIECE = 32_768;

/** The operator of a village that no other journey changes, with all its families. */
async function prepare(page: Page): Promise<void> {
  await prepareLock(page, "operator.pulaubungin", PIN);
  await page
    .getByRole("link", { name: /^Bawa keluarga/ })
    .first()
    .click();
  await expect(page.getByRole("main").getByRole("checkbox").first()).toBeVisible();
  for (const place of await page.getByRole("main").getByRole("checkbox").all()) await place.check();
  await page.getByRole("button", { name: "Bawa sekarang" }).click();
  await expect(page.getByText(/keluarga siap dibawa/)).toBeVisible({ timeout: 60_000 });
}

/** A picture that no compression makes small: some four pieces. */
async function noisyPhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [520, 420];
    const context = canvas.getContext("2d");
    const image = context?.createImageData(canvas.width, canvas.height);
    if (context == null || image === undefined) throw new Error("no canvas");
    image.data.forEach((_, at) => {
      image.data[at] = at % 4 === 3 ? 255 : Math.floor(Math.random() * 256);
    });
    context.putImageData(image, 0, 0);
    return canvas.toDataURL("image/jpeg", 0.9).split(",")[1] ?? "";
  });
  return Buffer.from(base64, "base64");
}

/** Where each piece began that was sent, in their order. The answer to the second is lost with the network. */
async function cutInTheMiddle(page: Page): Promise<readonly number[]> {
  const offsets: number[] = [];
  await page.route("**/api/uploads/*", async (route: Route) => {
    const headers = await route.request().allHeaders();
    const offset = Number(headers["x-mutakhir-offset"]);
    const isCut = offset === PIECE && !offsets.includes(PIECE);
    offsets.push(offset);
    if (!isCut) return route.continue();
    // It arrives, and nobody hears of it.
    await route.fetch({ headers: { ...headers, "sec-fetch-site": "same-origin" } });
    await page.context().setOffline(true);
    return route.abort("internetdisconnected");
  });
  return offsets;
}

test("a photo of an event told without network reaches the portal once, behind its text, though the line is cut in its middle", async ({
  page,
  context,
}) => {
  await prepare(page);
  const photo = await noisyPhoto(page);
  await context.setOffline(true);
  await goTo(page, "#/keluarga");
  const untouched = untouchedFamilies(page);
  const name = ((await untouched.first().locator("span.font-semibold").textContent()) ?? "").trim();
  await untouched.first().getByRole("link").click();
  await page.getByRole("link", { name: "Catat peristiwa" }).click();
  await page.getByRole("checkbox", { name: /^Keadaan memburuk/ }).check();
  await page.getByRole("button", { name: "Lanjut", exact: true }).click();
  await page.getByRole("link", { name: "Keadaan memburuk", exact: true }).first().click();
  await page.locator('input[type="file"]').setInputFiles({ name: "rumah.jpg", mimeType: "image/jpeg", buffer: photo });
  await expect(page.getByText("Tersimpan di perangkat, dikirim setelah isian")).toBeVisible();
  await expect(page.getByTestId("save-status")).toContainText("tersimpan di perangkat");

  const offsets = await cutInTheMiddle(page);
  await page.getByRole("link", { name: "Simpan dan tutup" }).click();
  await goTo(page, "#/kirim");
  const row = page.getByRole("link", { name: new RegExp(name) });
  await expect(row).toContainText("1 foto");
  await context.setOffline(false);
  await expect.poll(() => offsets).toEqual([0, PIECE]);
  await expect(page.getByTestId("sync-state")).toContainText("Tanpa sinyal");
  // The beginning of the draft is there; the answer that names the photo waits for it.
  await expect(row).toContainText("1 catatan, 1 foto");

  await context.setOffline(false);
  await page.getByRole("button", { name: "Kirim sekarang" }).click();
  await expect(page.getByTestId("sync-state")).toHaveText("Semua sudah diterima portal.", { timeout: 40_000 });
  const pieces = [...new Set(offsets)];
  expect(pieces.length).toBeGreaterThan(2);
  expect(offsets).toEqual(pieces.map((_, at) => at * PIECE));

  await page.goto("/usulan");
  await page.getByRole("row").filter({ hasText: name }).getByRole("link").first().click();
  await page
    .getByRole("link", { name: /Lanjutkan|Isi/ })
    .first()
    .click();
  await page.getByRole("link", { name: "Keadaan memburuk", exact: true }).first().click();
  const stored = page.getByRole("link", { name: "Tersimpan. Lihat" });
  await expect(stored).toHaveCount(1);
  await expect.poll(() => stored.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(520);
});
