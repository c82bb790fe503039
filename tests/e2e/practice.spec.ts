import { expect, type Page, test } from "playwright/test";
import { signIn } from "./people";

/** The pairs that are one person, by a name on one of their records. */
const SAME = ["Sitti Aminah Contoh", "Muhammad Yusuf Latihan", "Nurhayati Contoh"];

const shot = async (page: Page, name: string) => {
  const folder = process.env["SHOTS"];
  if (folder === undefined) return;
  await page.screenshot({ path: `${folder}/${name}-1440.png`, fullPage: true });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.screenshot({ path: `${folder}/${name}-360.png`, fullPage: true });
  await page.setViewportSize({ width: 1440, height: 900 });
};

async function judgeAll(page: Page, turn: (isSame: boolean) => boolean): Promise<void> {
  const pairs = page.getByRole("region", { name: /^Pasangan \d$/ });
  await expect(pairs).toHaveCount(3);
  for (const pair of await pairs.all()) {
    const words = (await pair.textContent()) ?? "";
    const isSame = SAME.some((name) => words.includes(name));
    await pair.getByText(turn(isSame) ? "Sama: satu orang dicatat dua kali" : "Berbeda: dua orang").click();
  }
  await page.getByRole("button", { name: "Periksa hasil" }).click();
}

test("practice on made-up families: a number put right in the real form, pairs judged, nothing sent", async ({
  page,
}) => {
  await signIn(page, "operator.labuhanlalar");
  await page.goto("/pelatihan-saya");
  await page.getByRole("link", { name: "Berlatih pada keluarga contoh" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Latihan pada keluarga contoh" })).toBeVisible();
  await shot(page, "praktik-01-daftar");

  const line = page.getByRole("listitem").filter({ hasText: "Perbaiki NIK yang tidak padan" }).first();
  await line.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: /^NIK tidak padan/ })).toBeVisible();
  const told = /9900 98\d\d \d{4} \d{4}/.exec((await page.locator("main").textContent()) ?? "")?.[0] ?? "";
  expect(told).not.toBe("");
  await shot(page, "praktik-02-cerita");
  await page.getByRole("button", { name: "Buka formulir" }).click();
  const check = page.getByRole("button", { name: "Periksa hasil" });
  await expect(check).toBeVisible({ timeout: 30_000 });
  await shot(page, "praktik-03-formulir");

  await check.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("1 hal dari cerita belum tercatat")).toBeVisible();
  await shot(page, "praktik-04-belum");
  await dialog.getByRole("button", { name: /NIK/ }).first().click();
  await expect(dialog).toBeHidden();
  const number = page.locator("input:focus");
  await number.fill(told.replaceAll(" ", ""));
  // Reloading keeps what was typed; the story is at hand above the form.
  await page.getByText("Cerita keluarga").last().click();
  await shot(page, "praktik-05-isian");
  await page.goto(new URL(page.url()).pathname);
  await page.getByRole("button", { name: "Periksa hasil" }).click();
  await expect(dialog.getByText("Keluarga ini sudah tercatat dengan benar.")).toBeVisible({ timeout: 30_000 });
  await shot(page, "praktik-06-benar");
  await dialog.getByRole("link", { name: "Lanjut" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "selesai" })).toHaveCount(1);

  await page.getByRole("main").getByRole("link", { name: "Data ganda" }).click();
  await page.getByRole("button", { name: "Mulai" }).click();
  await expect(page.getByRole("button", { name: "Periksa hasil" })).toBeVisible();
  await page.getByRole("button", { name: "Periksa hasil" }).click();
  await expect(page.getByText("Pilih salah satu.").first()).toBeVisible();
  await shot(page, "praktik-07-pasangan");
  await judgeAll(page, (isSame) => !isSame);
  await expect(page.getByText("3 jawaban belum tepat")).toBeVisible();
  await shot(page, "praktik-08-salah");
  await judgeAll(page, (isSame) => isSame);
  await expect(page.getByRole("listitem").filter({ hasText: "selesai" })).toHaveCount(2);
  await shot(page, "praktik-09-selesai");
  // Free practice may begin anew, asked once.
  await page.getByRole("listitem").filter({ hasText: "selesai" }).first().getByRole("link").click();
  await page.getByRole("button", { name: "Ulangi dari awal" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ulangi dari awal" }).click();
  await expect(page.getByRole("button", { name: "Buka formulir" })).toBeVisible();
  await page.goto("/praktik/bebas/pairs");
  await page.getByRole("button", { name: "Ulangi dari awal" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ulangi dari awal" }).click();
  await expect(page.getByRole("button", { name: "Mulai" })).toBeVisible();
  // Somebody else's seat, an unknown one and an unknown task are the same page.
  for (const path of ["/praktik/019b0000-0000-7000-8000-000000000000", "/praktik/apa", "/praktik/bebas/apa"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "Halaman tidak ditemukan" })).toBeVisible();
  }
});
