import { expect, type Page, test } from "playwright/test";
import { signIn } from "./people";

const VILLAGE = "Desa Labuhan Kertasari";
const REASON = "Satu keluarga terlewat didata.";

/** The operator of two villages, in this one, on the page of a registered family. */
async function openFamily(page: Page): Promise<void> {
  await signIn(page, "operator.duadesa");
  await page.getByRole("button", { name: VILLAGE }).click();
  await expect(page).toHaveURL(/\/beranda/);
  await page.goto("/keluarga");
  await page.getByRole("table").getByRole("rowheader").first().getByRole("link").click();
}

test("a village with nothing open closes, a draft is then refused in words, and the verifier opens it again", async ({
  page,
  browser,
}) => {
  test.setTimeout(60_000);
  const operator = await (await browser.newContext()).newPage();
  await openFamily(operator);
  const start = operator.getByRole("button", { name: "Perbarui keluarga" });
  await expect(start).toBeVisible();

  const row = page.getByRole("row").filter({ hasText: VILLAGE });
  const dialog = page.getByRole("dialog");
  await signIn(page, "kades.kertasari");
  await page.getByRole("link", { name: "Penutupan periode" }).click();
  await expect(row).toContainText("belum ditutup");
  await page.getByRole("button", { name: `Tutup periode ${VILLAGE}` }).click();
  await dialog.getByRole("button", { name: "Tutup periode" }).click();
  await expect(row.getByText("ditutup", { exact: true })).toBeVisible();

  // The operator's page is from before the closing, so the button is still there.
  await start.click();
  await expect(operator.getByText(/karena desa sudah menutupnya/)).toBeVisible();
  await operator.reload();
  await expect(operator.getByText("Desa ini sudah menutup periodenya").filter({ visible: true })).toBeVisible();
  await operator.context().close();

  await signIn(page, "verifikator.ksb");
  await page.getByRole("link", { name: "Penutupan periode" }).click();
  await page.getByRole("button", { name: `Buka kembali ${VILLAGE}` }).click();
  await dialog.getByRole("button", { name: "Buka kembali" }).click();
  await expect(dialog.getByText("Tulis alasan paling sedikit 5 huruf.")).toBeVisible();
  await dialog.getByLabel("Alasan").fill(REASON);
  await dialog.getByRole("button", { name: "Buka kembali" }).click();
  await expect(row).toContainText("belum ditutup");
  await expect(row).toContainText(REASON);
});
