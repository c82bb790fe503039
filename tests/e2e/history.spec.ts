import { expect, type Page, test } from "playwright/test";
import { signIn } from "./people";
import { decide, headOf, holdMeeting, sendDraft, signMinutes } from "./steps";

const WHY = "Luas lantai tertukar dengan rumah sebelah.";

/** On the history of a family whose latest change was applied and can be undone; its name. */
async function openChanged(page: Page): Promise<string> {
  await page.goto("/keluarga?status=applied");
  const links = page.getByRole("rowheader").getByRole("link");
  await expect(links.first()).toBeVisible();
  const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  for (const href of hrefs) {
    await page.goto(href);
    const name = await headOf(page);
    await page.getByRole("link", { name: "Riwayat perubahan" }).first().click();
    await expect(page).toHaveURL(/\/riwayat$/);
    await expect(page.getByRole("listitem").filter({ hasText: "Revisi ke-1" }).first()).toBeVisible();
    if ((await page.getByRole("link", { name: "Usulkan pembatalan" }).count()) > 0) return name;
  }
  throw new Error("no family with a change that can be undone");
}

test("a family's history: a day, a comparison, its readers, and an undo that says so to the verifier", async ({
  page,
}) => {
  test.setTimeout(60_000);
  await signIn(page, "operator.labuhanlalar");
  const name = await openChanged(page);
  const history = new URL(page.url()).pathname;

  const askFor = async (day: string) => {
    await page.goto(history);
    await page.getByLabel("Tanggal", { exact: true }).fill(day);
    await page.getByRole("button", { name: "Tampilkan" }).click();
    await expect(page).toHaveURL(new RegExp(`pada=${day}`));
  };
  await askFor("2000-01-01");
  await expect(page.getByText("Belum ada data pada tanggal itu")).toBeVisible();
  await askFor(new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Makassar" }).format(new Date()));
  await expect(page.getByRole("heading", { level: 1, name: /^Keluarga .+ pada / })).toBeVisible();
  await expect(page.getByText(/^Disusun dari \d+ revisi/)).toBeVisible();

  await page.goto(history);
  await page.getByRole("button", { name: "Bandingkan" }).click();
  await expect(page).toHaveURL(/\/banding\?dari=1&ke=2/);
  await expect(page.getByText(/^\d+ isian berbeda$/).first()).toBeVisible();

  await page.goto(history.replace(/riwayat$/, "dilihat"));
  const reading = page.getByRole("row").filter({ hasText: "Operator desa" });
  await expect(reading.first()).toBeVisible();

  await page.goto(history);
  await page.getByRole("link", { name: "Usulkan pembatalan" }).first().click();
  await expect(page.getByRole("heading", { name: "Yang dikembalikan" })).toBeVisible();
  await page.getByRole("button", { name: "Buat usulan pembatalan" }).click();
  await expect(page.getByText("Tulis alasannya.")).toBeVisible();
  await page.getByLabel("Mengapa revisi ini dibatalkan").fill(WHY);
  await page.getByRole("button", { name: "Buat usulan pembatalan" }).click();
  await expect(page).toHaveURL(/\/usulan\/5207-[^/]+\/isi/);
  const proposalHref = new URL(page.url()).pathname.replace(/\/isi$/, "");
  await sendDraft(page);

  await signIn(page, "kades.labuhanlalar");
  await holdMeeting(page);
  await decide(page, { name, proposalHref }, "Sepakati");
  await signMinutes(page);

  await signIn(page, "verifikator.ksb");
  await page.getByRole("navigation").getByRole("link", { name: "Verifikasi" }).first().click();
  await page
    .getByRole("link", { name })
    .and(page.locator(`[href*="${proposalHref.split("/").at(-1)}"]`))
    .first()
    .click();
  await expect(page.getByText(/^Usulan ini membatalkan revisi ke-2$/).first()).toBeVisible();
  await expect(page.getByText(`Alasan: ${WHY}`).first()).toBeVisible();
});
