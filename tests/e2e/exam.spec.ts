import { randomUUID } from "node:crypto";
import pg from "pg";
import { expect, type Page, test } from "playwright/test";
import { moveClock, restoreClock } from "./clock";
import { MAIN_VILLAGE, signIn } from "./people";

const OPERATOR = "operator.labuhanlalar";
const MINUTE_MS = 60_000;

async function asOwner<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const url = process.env["OWNER_URL"];
  if (url === undefined) throw new Error("OWNER_URL is not set");
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** The operator's post, with the pact signed and a seat in a training that has begun. Answers the seat and the post. */
function seatOperator(): Promise<{ readonly seat: string; readonly post: string }> {
  return asOwner(async (owner) => {
    const [seat, post, training] = [randomUUID(), randomUUID(), randomUUID()];
    const found = await owner.query<{ id: string }>("SELECT id FROM app_user WHERE username = $1", [OPERATOR]);
    const person = found.rows[0]?.id;
    await owner.query(
      `INSERT INTO appointment (id, user_id, role, region_code, is_deputy, decree_number, decree_date, starts_at, created_by, created_at)
       VALUES ($1, $2, 'village-operator', $3, false, '1/uji', '2026-01-01', now() - interval '1 day', $2, now())`,
      [post, person, MAIN_VILLAGE],
    );
    await owner.query(
      `INSERT INTO pact_signature (user_id, version, locale, wording, signed_at) VALUES ($1, 1, 'id', 'uji', now()) ON CONFLICT DO NOTHING`,
      [person],
    );
    await owner.query(
      `INSERT INTO training_session (id, region_code, title, mode, place, trainer_id, capacity, starts_at, ends_at, note, created_by, created_at)
       VALUES ($1, '5207', 'Pelatihan uji', 'on-site', 'Aula', $2, 20, now() - interval '1 hour', now() + interval '1 day', '', $2, now())`,
      [training, person],
    );
    await owner.query(
      `INSERT INTO training_enrolment (id, session_id, appointment_id, state, invited_by, invited_at, confirmed_at)
       VALUES ($1, $2, $3, 'confirmed', $4, now(), now())`,
      [seat, training, post, person],
    );
    return { seat, post };
  });
}

const removePost = (post: string) =>
  asOwner(async (owner) => {
    await owner.query(
      "DELETE FROM training_session WHERE id IN (SELECT session_id FROM training_enrolment WHERE appointment_id = $1)",
      [post],
    );
    await owner.query("DELETE FROM appointment WHERE id = $1", [post]);
  });

const storedAnswers = (seat: string) =>
  asOwner(async (owner) => {
    const { rows } = await owner.query<{ place: number; option: number }>(
      `SELECT w.place, w.option FROM exam_answer w JOIN exam_attempt t ON t.id = w.attempt_id
       WHERE t.enrolment_id = $1 AND t.finished_at IS NULL ORDER BY place`,
      [seat],
    );
    return rows;
  });

/** The duty is chosen where the demo's own grant stands beside the post. */
async function signInAsOperator(page: Page): Promise<void> {
  await signIn(page, OPERATOR);
  if (page.url().includes("/pilih-peran")) await page.getByRole("main").getByRole("button").first().click();
  await expect(page).toHaveURL(/\/(beranda|pelatihan-saya)/);
}

async function begin(page: Page, seat: string): Promise<void> {
  await page.goto(`/ujian/${seat}`);
  await page.getByRole("button", { name: "Mulai ujian" }).click();
  await expect(page).toHaveURL(`/ujian/${seat}/kerjakan`);
}

/** With its time: "belum terkirim" has the word too. */
const SENT = /terkirim \d/;

const status = (page: Page) => page.getByTestId("save-status");

test.describe("the test of a training", () => {
  let seat = "";
  let post = "";
  test.beforeEach(async ({ page }) => {
    ({ seat, post } = await seatOperator());
    await signInAsOperator(page);
  });
  test.afterEach(async () => {
    await restoreClock();
    await removePost(post);
  });

  test("keeps answers without a signal and over a reload, asks once before it is handed in, and does not tell the right ones", async ({
    page,
    context,
  }) => {
    await begin(page, seat);
    await page.getByRole("radio").nth(1).check();
    await expect(status(page)).toContainText(SENT);
    await context.setOffline(true);
    await page.getByRole("button", { name: "Berikutnya" }).click();
    await expect(page.getByRole("heading", { name: "Soal 2 dari 30" })).toBeFocused();
    await page.getByRole("radio").nth(3).check();
    await expect(page.getByText("1 jawaban tersimpan di perangkat")).toBeVisible();
    await context.setOffline(false);
    await expect(status(page)).toContainText(SENT, { timeout: 20_000 });
    await page.reload();
    await expect(page.getByRole("radio").nth(1)).toBeChecked();
    await page.getByRole("button", { name: "Soal 2: dijawab" }).click();
    await expect(page.getByRole("radio").nth(3)).toBeChecked();
    expect(await storedAnswers(seat)).toEqual([
      { place: 0, option: 1 },
      { place: 1, option: 3 },
    ]);
    const html = await (await page.request.get(`/ujian/${seat}/kerjakan`)).text();
    expect(html).not.toMatch(/isRight|optionOrder|\\"why\\"|\\"level\\"/);
    await page.getByRole("button", { name: "Selesai dan lihat nilai" }).click();
    await expect(page.getByRole("dialog")).toContainText("28 soal belum dijawab");
    await page.getByRole("button", { name: "Ya, kumpulkan" }).click();
    await expect(page).toHaveURL(`/ujian/${seat}`);
    await expect(page.getByRole("heading", { name: "Hasil percobaan ke-1" })).toBeVisible();
    await expect(page.getByText("Tersisa 2 percobaan.")).toBeVisible();
    await expect(page.getByText("Lihat kembali setiap soal")).toBeHidden();
    await page.goBack();
    await expect(page.getByRole("heading", { name: "Hasil percobaan ke-1" })).toBeVisible();
  });

  test("is one attempt in two tabs, by the keyboard alone too", async ({ page, context }) => {
    await begin(page, seat);
    const second = await context.newPage();
    await second.goto(`/ujian/${seat}`);
    await second.getByRole("link", { name: "Lanjutkan mengerjakan" }).click();
    await expect(second.getByRole("radio").first()).toBeVisible();
    await page.getByRole("radio").first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await expect(second.getByRole("radio").nth(1)).toBeChecked();
    await second.getByRole("button", { name: "Selesai dan lihat nilai" }).click();
    await second.getByRole("button", { name: "Ya, kumpulkan" }).click();
    await expect(second).toHaveURL(`/ujian/${seat}`);
    await expect(page).toHaveURL(`/ujian/${seat}`);
  });

  test("ends by the portal's clock, whatever the device says", async ({ page }) => {
    await begin(page, seat);
    await page.getByRole("radio").first().check();
    await expect(status(page)).toContainText(SENT);
    // In two steps: a session without a sign of life ends after half an hour.
    for (const step of [1, 2]) {
      await moveClock(new Date(Date.now() + step * 29.6 * MINUTE_MS));
      await page.getByRole("radio").nth(step).check();
      await expect(status(page)).toContainText(SENT);
    }
    // The answer's own receipt tells the time.
    await expect(page.getByRole("timer")).toHaveText(/^00:[0-5]\d$/);
    await moveClock(new Date(Date.now() + 61 * MINUTE_MS));
    await page.reload();
    await expect(page).toHaveURL(`/ujian/${seat}`);
    await expect(page.getByText("Waktu habis, jadi portal menutup ujian")).toBeVisible();
  });
});
