import pg from "pg";
import { expect, type Locator, test } from "playwright/test";
import { signIn } from "./people";

const VILLAGE = "5207022001";

interface Waiting {
  readonly id: string;
  readonly head: string;
}

/** Two proposals that wait for verification with nothing that needs settling first; the second is the delegate's own work. */
async function twoWaiting(delegate: string): Promise<readonly [Waiting, Waiting]> {
  const url = process.env["OWNER_URL"];
  if (url === undefined) throw new Error("OWNER_URL is not set");
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const { rows } = await owner.query<Waiting>(
      `SELECT p.id, p.head_name AS head FROM proposal p WHERE p.regency_code = $1 AND p.village_code = $2 AND p.state = 'endorsed'
         AND NOT EXISTS (SELECT 1 FROM ground_check c WHERE c.regency_code = p.regency_code AND c.proposal_id = p.id)
       ORDER BY p.id LIMIT 2`,
      [VILLAGE.slice(0, 4), VILLAGE],
    );
    const [open, own] = rows;
    if (open === undefined || own === undefined) throw new Error("the demo has too few proposals to verify");
    await owner.query(
      `UPDATE proposal SET contributors = contributors || (SELECT id FROM app_user WHERE username = $2)
       WHERE regency_code = $3 AND id = $1`,
      [own.id, delegate, VILLAGE.slice(0, 4)],
    );
    return [open, own];
  } finally {
    await owner.end();
  }
}

test("a verifier goes on leave, the delegate decides and is refused their own work, and the verifier comes back", async ({
  page,
}) => {
  test.setTimeout(60_000);
  const [open, own] = await twoWaiting("kadis.ksb");

  await signIn(page, "verifikator.ksb");
  await page.goto("/akun");
  await page.getByRole("link", { name: "Atur cuti dan pelimpahan" }).click();
  await page.getByText("Tidak dapat menggantikan").click();
  await expect(page.getByText("sudah memegang tugas ini").first()).toBeVisible();
  await page.getByRole("button", { name: "Serahkan tugas ini" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Serahkan", exact: true }).click();
  await expect(dialog.getByText("Pilih seorang rekan.")).toBeVisible();
  await dialog.getByLabel("Rekan yang menggantikan").selectOption({ label: await optionOf(dialog, "Kepala Dinas") });
  await dialog.getByLabel("Alasan").fill("cuti tahunan");
  await dialog.getByRole("button", { name: "Serahkan", exact: true }).click();
  await expect(page.getByText("berjalan", { exact: true })).toBeVisible();

  await signIn(page, "kadis.ksb");
  await expect(page).toHaveURL(/\/pilih-peran/);
  await page.getByRole("button", { name: /sebagai pengganti/ }).click();
  await expect(page.getByText(/Anda bertugas sebagai pengganti/)).toBeVisible();
  await page.goto(`/verifikasi/5207-${open.id}`);
  await page.getByRole("button", { name: "Verifikasi", exact: true }).first().click();
  await expect(page.getByRole("button", { name: "Verifikasi", exact: true })).toHaveCount(0, { timeout: 20_000 });
  await page.goto(`/verifikasi/5207-${own.id}`);
  await expect(page.getByText(/ikut menyusun usulan ini/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Verifikasi", exact: true })).toHaveCount(0);

  await signIn(page, "verifikator.ksb");
  await page.goto("/akun/cuti");
  await page.getByRole("button", { name: /^Akhiri penyerahan/ }).click();
  await page.getByRole("dialog").getByLabel("Alasan").fill("kembali lebih awal");
  await page.getByRole("dialog").getByRole("button", { name: "Akhiri" }).click();
  await expect(page.getByText("selesai", { exact: true })).toBeVisible();
  await signIn(page, "kadis.ksb");
  await expect(page).toHaveURL(/\/beranda/);
  await expect(page.getByText(/Anda bertugas sebagai pengganti/)).toHaveCount(0);
});

/** The label of the option that holds a text. */
async function optionOf(dialog: Locator, text: string): Promise<string> {
  const label = await dialog.getByRole("option").filter({ hasText: text }).first().textContent();
  return label?.trim() ?? "";
}
