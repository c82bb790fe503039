import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { SessionFilter } from "@/lib/domain/training-session/list-filter";
import { MOST_IN_TRAINING, MOST_TRAINERS, type SessionState } from "@/lib/domain/training-session/session";
import { handles } from "@/lib/server/db/pool";
import { CANDIDATES_A_PAGE, listCandidates } from "@/lib/server/training-session/candidate-query";
import { findSessionDetail } from "@/lib/server/training-session/detail-query";
import { findNextSession, listSessions } from "@/lib/server/training-session/list-query";
import { findPlanChoice, listTrainersOf } from "@/lib/server/training-session/plan-query";
import { codeOf, HERE, NOW, type Person, run, THERE, VILLAGE, World } from "../admin/world";

const world = new World();
const DAY_MS = 86_400_000;
const at = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

let admin: Actor;
let neighbour: Actor;
let trainer: Actor;
let wide: Actor;
let trainerPerson: Person;
/** Leads the trainings of both regencies. */
let guide: Person;
/** A district of the regency, and one without people. */
const DISTRICT = VILLAGE.here.slice(0, 6);
const EMPTY_DISTRICT = "320406";

beforeAll(async () => {
  await world.open();
  const person = (name: string, role: "administrator" | "trainer", regionCode: string) =>
    world.person(name, [{ role, regionCode }]);
  admin = await world.actor(await person("Pengelola", "administrator", HERE));
  neighbour = await world.actor(await person("Tetangga", "administrator", THERE));
  wide = await world.actor(await person("Pengelola provinsi", "administrator", "32"));
  trainerPerson = await person("Pelatih", "trainer", HERE);
  trainer = await world.actor(trainerPerson);
  guide = await person("Pelatih provinsi", "trainer", "32");
});
afterAll(async () => {
  await world.rows("DELETE FROM training_session WHERE region_code LIKE '32%'");
  await world.rows("DELETE FROM certificate_fact WHERE regency_code IN ('3204', '3205')");
  await world.rows("DELETE FROM appointment WHERE region_code LIKE '3204%' OR region_code LIKE '3205%'");
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

interface Plan {
  readonly regionCode?: string;
  readonly fromDay?: string;
  readonly toDay?: string;
  readonly capacity?: number;
}

/** A training planned a year before it begins, so that days that are past by now can be had. */
async function planned(actor: Actor, { regionCode = actor.grant.regionCode, ...part }: Plan = {}): Promise<string> {
  const id = uuidv7();
  const fromDay = part.fromDay ?? "2026-06-01";
  const plan = {
    id,
    regionCode,
    title: "Pelatihan operator desa",
    mode: "on-site",
    place: "Aula kabupaten",
    trainerId: guide.id,
    capacity: part.capacity ?? 30,
    fromDay,
    toDay: part.toDay ?? fromDay,
    fromTime: "08:00",
    toTime: "16:00",
    note: "",
  };
  const when = fromDay < "2026-05-15" ? at(-100) : NOW;
  expect(codeOf(await run(actor, "training.plan", plan, { at: when }))).toBe("OK");
  return id;
}

async function appointed(regionCode: string, name = "Operator"): Promise<{ person: Person; postId: string }> {
  const person = await world.person(name, []);
  const postId = uuidv7();
  await world.rows(
    `INSERT INTO appointment (id, user_id, role, region_code, is_deputy, decree_number, decree_date, starts_at, created_by, created_at)
     VALUES ($1, $2, 'village-operator', $3, false, 'SK 1 (contoh)', '2026-01-02', $4, $2, $4)`,
    [postId, person.id, regionCode, at(-90)],
  );
  return { person, postId };
}

const filter = (part: Partial<SessionFilter> = {}): SessionFilter => ({
  state: null,
  regionCode: "",
  after: null,
  ...part,
});
const idsOf = async (actor: Actor, part: Partial<SessionFilter> = {}, size = 25) =>
  (await listSessions(actor, filter(part), NOW, size)).lines.map(({ id }) => id);

describe("listSessions", () => {
  const made: Record<SessionState, string> = { coming: "", running: "", over: "", cancelled: "" };
  let later = "";
  let earlier = "";
  let inDistrict = "";

  beforeAll(async () => {
    made.coming = await planned(admin);
    later = await planned(admin, { fromDay: "2026-07-01" });
    made.running = await planned(admin, { fromDay: "2026-05-13", toDay: "2026-05-15" });
    made.over = await planned(admin, { fromDay: "2026-05-04" });
    earlier = await planned(admin, { fromDay: "2026-04-06" });
    made.cancelled = await planned(admin, { fromDay: "2026-08-03" });
    inDistrict = await planned(admin, { regionCode: DISTRICT, fromDay: "2026-06-15" });
    const reason = "gedung dipakai";
    expect(codeOf(await run(admin, "training.cancel", { id: made.cancelled, reason }))).toBe("OK");
  });

  it("shows those to come and under way from the nearest on, with counts of all", async () => {
    const list = await listSessions(admin, filter(), NOW);
    expect(list.lines.map(({ id }) => id)).toEqual([made.running, made.coming, inDistrict, later]);
    expect(list.counts).toEqual({ coming: 3, running: 1, over: 2, cancelled: 1 });
    expect(list.lines[0]).toMatchObject({ state: "running", zone: "Asia/Jakarta", capacity: 30, confirmed: 0 });
    expect((await findNextSession(admin, NOW))?.id).toBe(made.running);
  });

  it("shows each state by itself, what was from the latest back", async () => {
    expect(await idsOf(admin, { state: "coming" })).toEqual([made.coming, inDistrict, later]);
    expect(await idsOf(admin, { state: "running" })).toEqual([made.running]);
    expect(await idsOf(admin, { state: "over" })).toEqual([made.over, earlier]);
    expect(await idsOf(admin, { state: "cancelled" })).toEqual([made.cancelled]);
  });

  it("pages forwards through what comes and back through what was", async () => {
    const first = await listSessions(admin, filter(), NOW, 3);
    expect(first.lines.map(({ id }) => id)).toEqual([made.running, made.coming, inDistrict]);
    expect(first.next).toBe(inDistrict);
    expect(await idsOf(admin, { after: first.next }, 3)).toEqual([later]);
    const back = await listSessions(admin, filter({ state: "over" }), NOW, 1);
    expect(back.next).toBe(made.over);
    expect(await idsOf(admin, { state: "over", after: back.next }, 1)).toEqual([earlier]);
  });

  it("narrows to a part of the area, and to nothing outside it", async () => {
    expect(await idsOf(admin, { regionCode: DISTRICT })).toEqual([inDistrict]);
    expect((await listSessions(admin, filter({ regionCode: DISTRICT }), NOW)).counts.over).toBe(0);
    // A part that is not the reader's is not applied: they see their own.
    expect(await idsOf(admin, { regionCode: THERE })).toContain(made.coming);
    expect(await idsOf(wide, { regionCode: HERE })).toContain(inDistrict);
  });

  it("shows a neighbour nothing", async () => {
    expect(await idsOf(neighbour)).toEqual([]);
    expect((await listSessions(neighbour, filter(), NOW)).counts.coming).toBe(0);
    expect(await findNextSession(neighbour, NOW)).toBeNull();
  });
});

describe("findSessionDetail", () => {
  it("is nothing from outside the region, below it, and for an unknown one", async () => {
    const id = await planned(admin);
    const below = await world.actor(await world.person("Camat", [{ role: "administrator", regionCode: DISTRICT }]));
    const viewer = await world.actor(await world.person("Pembaca", [{ role: "viewer", regionCode: HERE }]));
    for (const actor of [neighbour, below, viewer]) expect(await findSessionDetail(actor, id, NOW)).toBeNull();
    expect(await findSessionDetail(admin, uuidv7(), NOW)).toBeNull();
    expect((await findSessionDetail(wide, id, NOW))?.session.id).toBe(id);
  });

  it("says who may do what, as the training and the duty stand", async () => {
    const id = await planned(admin, { fromDay: "2026-06-08" });
    const can = async (actor: Actor, when: Date) => (await findSessionDetail(actor, id, when))?.can;
    const live = { change: true, invite: true, cancel: true };
    expect(await can(trainer, NOW)).toEqual({ ...live, mark: false, revoke: true });
    expect(await can(admin, NOW)).toEqual({ ...live, mark: false, revoke: false });
    const begun = new Date("2026-06-08T02:00:00Z");
    expect(await can(trainer, begun)).toEqual({ ...live, mark: true, revoke: true });
    expect(await can(admin, begun)).toMatchObject({ mark: false });
    const over = { change: false, invite: false, cancel: false };
    expect(await can(trainer, new Date("2026-06-22T16:59:59Z"))).toEqual({ ...over, mark: true, revoke: true });
    expect(await can(trainer, new Date("2026-06-22T17:00:00Z"))).toEqual({ ...over, mark: false, revoke: true });
  });

  it("shows everybody with what they reached, and since when their access is open", async () => {
    const id = await planned(admin, { fromDay: "2026-05-13", toDay: "2026-05-15" });
    const signed = await appointed(VILLAGE.here, "Sudah");
    const unsigned = await appointed(VILLAGE.here, "Belum");
    const self = await world.rows("SELECT 1 FROM appointment WHERE user_id = $1", [trainer.userId]);
    expect(self).toEqual([]);
    for (const { postId } of [signed, unsigned])
      await world.rows(
        `INSERT INTO training_enrolment (id, session_id, appointment_id, state, invited_by, invited_at, confirmed_at)
         VALUES ($1, $2, $3, 'confirmed', $4, $5, $5)`,
        [uuidv7(), id, postId, admin.userId, at(-10)],
      );
    await world.rows(
      "INSERT INTO pact_signature (user_id, version, locale, wording, signed_at) VALUES ($1, 1, 'id', 'teks', $2)",
      [signed.person.id, at(-5)],
    );
    const seats = (await findSessionDetail(trainer, id, NOW))?.participants ?? [];
    expect(seats.map(({ name }) => name)).toEqual(["Belum (contoh)", "Sudah (contoh)"]);
    for (const { enrolmentId } of seats) {
      const input = { sessionId: id, enrolmentId, theoryScore: 80, practicePassed: true };
      expect(await run(trainer, "training.mark", input)).toMatchObject({ ok: true, value: { passed: true } });
    }
    const [late, early] = (await findSessionDetail(trainer, id, NOW))?.participants ?? [];
    expect(early).toMatchObject({ hasSignedPact: true, passedAt: NOW, fullFrom: NOW, theoryScore: 80, isSelf: false });
    expect(late).toMatchObject({ hasSignedPact: false, passedAt: NOW, fullFrom: null });
    const revoked = { id: early?.certificateId, reason: "tidak hadir" };
    expect(codeOf(await run(trainer, "certificate.revoke", revoked))).toBe("OK");
    const after = await findSessionDetail(trainer, id, NOW);
    expect(after?.participants[1]).toMatchObject({ passedAt: NOW, certificateId: null });
    expect(after?.counts).toMatchObject({ confirmed: 2, passed: 1 });
  });
});

describe("listCandidates", () => {
  it("holds people named in the region without a seat there, those who passed last, and pages", async () => {
    const id = await planned(admin, { fromDay: "2026-06-10" });
    const session = { id, regionCode: HERE };
    const before = (await listCandidates(session, "", null, NOW)).total;
    const { postId: invited } = await appointed(VILLAGE.here, "Diundang");
    const { postId: ended } = await appointed(VILLAGE.here, "Selesai");
    await world.rows("UPDATE appointment SET ends_at = $2, end_reason = 'berhenti' WHERE id = $1", [ended, at(-1)]);
    await appointed(VILLAGE.there, "Tetangga");
    const free: string[] = [];
    for (let each = 0; each < CANDIDATES_A_PAGE; each += 1) free.push((await appointed(VILLAGE.here)).postId);
    expect(codeOf(await run(admin, "training.invite", { sessionId: id, appointmentIds: [invited] }))).toBe("OK");

    const first = await listCandidates(session, "", null, NOW);
    expect(first.total).toBe(before + CANDIDATES_A_PAGE);
    expect(first.candidates).toHaveLength(CANDIDATES_A_PAGE);
    const second = await listCandidates(session, "", first.next, NOW);
    expect(second.next).toBeNull();
    const all = [...first.candidates, ...second.candidates];
    expect(new Set(all.map(({ appointmentId }) => appointmentId)).size).toBe(before + CANDIDATES_A_PAGE);
    expect(all.map(({ appointmentId }) => appointmentId)).toEqual(expect.arrayContaining(free));
    for (const gone of [invited, ended]) expect(all.map(({ appointmentId }) => appointmentId)).not.toContain(gone);
    const passed = all.map(({ passedUntil }) => passedUntil !== null);
    expect(passed).toEqual(passed.toSorted((a, b) => Number(a) - Number(b)));
  });

  it("narrows to a part, says who has a seat elsewhere, and asks again who said no", async () => {
    const id = await planned(admin, { fromDay: "2026-06-11" });
    const other = await planned(admin, { fromDay: "2026-06-12" });
    const { postId } = await appointed(VILLAGE.here, "Dua undangan");
    expect(codeOf(await run(admin, "training.invite", { sessionId: other, appointmentIds: [postId] }))).toBe("OK");
    const session = { id, regionCode: HERE };
    expect((await listCandidates(session, EMPTY_DISTRICT, null, NOW)).candidates).toEqual([]);
    const found = async () => {
      const page = await listCandidates(session, VILLAGE.here, null, NOW);
      const rest = page.next === null ? [] : (await listCandidates(session, VILLAGE.here, page.next, NOW)).candidates;
      return [...page.candidates, ...rest].find(({ appointmentId }) => appointmentId === postId);
    };
    expect(await found()).toMatchObject({ isElsewhere: true, passedUntil: null });
    expect(codeOf(await run(admin, "training.invite", { sessionId: id, appointmentIds: [postId] }))).toBe("OK");
    expect(await found()).toBeUndefined();
    await world.rows(
      "UPDATE training_enrolment SET state = 'declined', declined_at = $3 WHERE session_id = $1 AND appointment_id = $2",
      [id, postId, NOW],
    );
    expect(await found()).toMatchObject({ isElsewhere: true });
  });
});

describe("findPlanChoice", () => {
  it("asks for a region, opens the form on one inside, and does not leave the own area", async () => {
    const start = await findPlanChoice(admin, {}, NOW);
    expect(start).toMatchObject({ step: "region", region: { here: { code: HERE, canPick: true } } });
    const form = await findPlanChoice(admin, { wilayah: DISTRICT }, NOW);
    expect(form).toMatchObject({ step: "form", regionCode: DISTRICT, zone: "Asia/Jakarta" });
    const trainers = form?.step === "form" ? form.trainers.map(({ userId }) => userId) : [];
    expect(trainers).toEqual([trainerPerson.id, guide.id]);
    expect(await findPlanChoice(admin, { wilayah: THERE }, NOW)).toMatchObject({ step: "region" });
  });
});

describe("more people than a page holds", () => {
  it("lists the hundred nearest trainers and who leads it now, and finds the others by a part of their name", async () => {
    const ids: string[] = [];
    for (let each = 0; each < 101; each += 1)
      ids.push(
        (await world.person(`Pelatih ${String(each).padStart(3, "0")}`, [{ role: "trainer", regionCode: HERE }])).id,
      );
    const last = ids.at(-1) ?? "";
    const listed = async (leads: string | null) =>
      (await listTrainersOf(admin, HERE, leads, NOW)).map(({ userId }) => userId);
    expect(await listed(null)).toHaveLength(MOST_TRAINERS);
    expect(await listed(null)).not.toContain(last);
    expect((await listed(last))[0]).toBe(last);
    const find = (actor: Actor, name: string) => run(actor, "training.find-trainer", { regionCode: HERE, name });
    expect(await find(admin, "latih 100")).toMatchObject({
      value: { trainers: [{ userId: last, name: "Pelatih 100 (contoh)" }] },
    });
    // A wildcard of the database is a letter like others.
    expect(await find(admin, "%%")).toMatchObject({ value: { trainers: [] } });
    expect(codeOf(await find(neighbour, "latih 100"))).toBe("NOT_FOUND");
    expect(codeOf(await find(admin, "x"))).toBe("INVALID_INPUT");
  });

  it("takes no more people into a training than its page lists", async () => {
    const sessionId = await planned(admin);
    await world.rows(
      `INSERT INTO app_user (id, username, display_name, password_hash, status, created_at, updated_at)
       SELECT gen_random_uuid(), 'massal.' || n, 'Banyak (contoh)', 'tanpa', 'active', $1, $1 FROM generate_series(1, $2) AS n`,
      [NOW, MOST_IN_TRAINING],
    );
    await world.rows(
      `INSERT INTO appointment (id, user_id, role, region_code, is_deputy, decree_number, decree_date, starts_at, created_by, created_at)
       SELECT gen_random_uuid(), id, 'companion', $1, false, 'massal', '2026-01-02', $2, id, $2 FROM app_user WHERE username LIKE 'massal.%'`,
      [VILLAGE.here, at(-90)],
    );
    await world.rows(
      `INSERT INTO training_enrolment (id, session_id, appointment_id, state, invited_by, invited_at)
       SELECT gen_random_uuid(), $1, id, 'invited', $2, $3 FROM appointment WHERE decree_number = 'massal' LIMIT $4`,
      [sessionId, admin.userId, NOW, MOST_IN_TRAINING - 1],
    );
    const invite = (appointmentIds: readonly string[]) => run(admin, "training.invite", { sessionId, appointmentIds });
    const [other, late] = [await appointed(VILLAGE.here), await appointed(VILLAGE.here)];
    expect(codeOf(await invite([late.postId, other.postId]))).toBe("NOT_ALLOWED_NOW");
    expect(codeOf(await invite([other.postId]))).toBe("OK");
    // Who is in it already takes no further place.
    expect(codeOf(await invite([other.postId]))).toBe("OK");
    expect(codeOf(await invite([late.postId]))).toBe("NOT_ALLOWED_NOW");
    expect((await findSessionDetail(admin, sessionId, NOW))?.participants).toHaveLength(MOST_IN_TRAINING);
    await world.rows("DELETE FROM app_user WHERE username LIKE 'massal.%'");
  });
});
