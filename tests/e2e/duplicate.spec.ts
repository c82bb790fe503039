import pg from "pg";
import { expect, type Page, test } from "playwright/test";
import { signIn } from "./people";

/** Of the second operator: the other walks work in the first village. */
const VILLAGE = "5207082001";
const REGENCY = VILLAGE.slice(0, 4);

interface Person {
  readonly uid: string;
  readonly household: string;
  readonly name: string;
  readonly birth: string;
}

async function onDatabase<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: process.env["OWNER_URL"] });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** Children of families of the village that nobody works on, the youngest families first. */
function children(owner: pg.Client): Promise<readonly Person[]> {
  return owner
    .query<Person>(
      `SELECT m.id AS uid, m.household_id AS household, m.name, m.birth_date::text AS birth FROM member m
       JOIN household h ON h.regency_code = m.regency_code AND h.id = m.household_id AND h.status = 1
       WHERE m.village_code = $1 AND m.active AND m.relation_to_head = 3 AND m.presence = 1 AND m.nik_bidx IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM proposal p WHERE p.regency_code = h.regency_code AND p.household_id = h.id
           AND p.state IN ('draft', 'submitted', 'endorsed', 'verified', 'validated', 'returned'))
       ORDER BY m.household_id, m.id`,
      [VILLAGE],
    )
    .then(({ rows }) => rows);
}

/** Sends a command as the page would. */
async function command(page: Page, grantId: string, name: string, input: object) {
  const origin = new URL(page.url()).origin;
  const response = await page.request.post(`/api/commands/${name}`, {
    headers: { origin, "content-type": "application/json", "x-mutakhir": "1" },
    data: { operationId: crypto.randomUUID(), grantId, input },
  });
  return response.json();
}

interface Asked {
  readonly path: string;
  readonly detail: string;
}

/** An explanation for every warning that a refused sending asks one for. */
function notesFor(asked: readonly Asked[]): Record<string, string> {
  return Object.fromEntries(
    asked.flatMap(({ path, detail }) => {
      const rule = /^NEEDS_NOTE:(.+)$/.exec(detail)?.[1];
      const uid = /^(?:member|civil):([^.]+)\./.exec(path)?.[1] ?? "";
      return rule === undefined ? [] : [[`${rule}|${uid}`, "Sudah diperiksa di rumah."]];
    }),
  );
}

/** A draft in which the child is called like the other one; null when it cannot be made. */
async function renamedDraft(page: Page, grantId: string, one: Person, other: Person) {
  const id = crypto.randomUUID();
  const family = { regencyCode: REGENCY, householdId: one.household, channel: "desk" };
  const started = await command(page, grantId, "proposal.start", { id, ...family });
  if (!started.ok) return null;
  const patch = { level: "member", uid: one.uid, key: "name", before: one.name, value: `H. ${other.name}` };
  const saved = await command(page, grantId, "proposal.save", { regencyCode: REGENCY, id, patches: [patch] });
  return saved.ok ? { id, version: saved.value.version as number } : null;
}

/** Sends the draft, explaining what each refusal asks; whether it went and the double was among what was asked. */
async function sendsAfterDouble(page: Page, grantId: string, draft: { id: string; version: number }, one: Person) {
  const key = { regencyCode: REGENCY, id: draft.id };
  let { version } = draft;
  let isWarned = false;
  // First what the form itself asks, then what only the server knows.
  for (let round = 0; round < 3; round += 1) {
    const sent = await command(page, grantId, "proposal.submit", { ...key, version });
    if (sent.ok) return isWarned;
    const asked: readonly Asked[] = sent.error.fields ?? [];
    isWarned ||= asked.some(({ path, detail }) => path === `member:${one.uid}.name` && detail === "NEEDS_NOTE:V06");
    const saved = await command(page, grantId, "proposal.save", { ...key, patches: [], notes: notesFor(asked) });
    if (!saved.ok) return false;
    version = saved.value.version;
  }
  return false;
}

test("a possible double is found when a proposal is sent, compared, decided and joined; both histories stay", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signIn(page, "operator.maluk");
  const { grantId, all } = await onDatabase(async (owner) => {
    const grants = await owner.query<{ id: string }>(
      "SELECT g.id FROM access_grant g JOIN app_user u ON u.id = g.user_id WHERE u.username = 'operator.maluk' ORDER BY g.created_at LIMIT 1",
    );
    return { grantId: grants.rows[0]?.id ?? "", all: await children(owner) };
  });

  let found: { one: Person; other: Person } | null = null;
  for (const one of all.slice(0, 20)) {
    const other = all.find(({ household }) => household !== one.household && household !== all[0]?.household);
    if (other === undefined) break;
    // The same human being, registered twice: only the name differs so far.
    await onDatabase(async (owner) => {
      const both = [one.uid, other.uid];
      await owner.query(
        "UPDATE member m SET birth_date = f.birth_date, sex = f.sex FROM member f WHERE f.id = $1 AND m.id = $2",
        both,
      );
      await owner.query(
        "UPDATE member_civil m SET mother_name = f.mother_name, birth_place = f.birth_place FROM member_civil f WHERE f.id = $1 AND m.id = $2",
        both,
      );
    });
    const draft = await renamedDraft(page, grantId, one, other);
    if (draft === null) continue;
    if (await sendsAfterDouble(page, grantId, draft, one)) {
      found = { one, other };
      break;
    }
  }
  if (found === null) throw new Error("no family of the demo could be sent");
  const { one, other } = found;

  await signIn(page, "verifikator.ksb");
  await page.getByRole("navigation").getByRole("link", { name: "Data ganda" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Data ganda" })).toBeVisible();
  await page.getByRole("link").filter({ hasText: one.name }).filter({ hasText: other.name }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Apakah ini orang yang sama?" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Tanggal lahir" })).toContainText("sama");
  const pairAddress = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Orang yang sama", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator(`input[name="ganda-pilih"][value="${one.uid}"]`).check();
  await dialog.getByLabel("Alasan", { exact: true }).selectOption("ENTERED_TWICE");
  await dialog.getByRole("button", { name: "Orang yang sama", exact: true }).click();
  await expect(page.getByText("menunggu provinsi").first()).toBeVisible({ timeout: 20_000 });

  await signIn(page, "validator.ntb");
  await page.goto(pairAddress);
  await page.getByRole("button", { name: "Setujui penggabungan" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Setujui penggabungan" }).click();
  await expect(page.getByText("digabung", { exact: true }).first()).toBeVisible({ timeout: 20_000 });

  await signIn(page, "operator.maluk");
  await page.goto(`/keluarga/${REGENCY}-${other.household}`);
  await expect(page.getByText("ditutup sebagai data ganda").first()).toBeVisible();
  for (const household of [one.household, other.household]) {
    const response = await page.goto(`/keluarga/${REGENCY}-${household}/riwayat`);
    expect(response?.status()).toBe(200);
    await expect(page.getByText(/Revisi/).first()).toBeVisible();
  }
});
