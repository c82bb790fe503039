import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { findDelivery } from "@/lib/server/delivery/of-proposal";
import { findPeopleSaid } from "@/lib/server/delivery/reply/people-said";
import { pruneReplies } from "@/lib/server/delivery/reply/prune";
import { findDeliveryReply, listReportLines } from "@/lib/server/delivery/reply/queries";
import { must, refusal } from "@/tests/support/factory/run";
import { csv, peopleOf, ReplyWorld } from "./reply-world";

const world = new ReplyWorld("1116", "1116012001", "1117");
const shown = { part: undefined, after: 0 };
const { fresh, kk, everybody, proposalOf, url } = world.shortcuts();

beforeAll(() => world.open(30));
afterAll(() => world.close());

describe("letters and people on the move", () => {
  it("a letter from before the package is refused; an older one than the one that stands is history, told once", async () => {
    const [one = 0] = fresh(1);
    const packageId = await world.ready(one);
    const file = csv(`;${kk(one)};Diterima;`);
    const early = await world.uploaded(packageId, file);
    expect(await refusal(world.verifier, "reply.start", { ...world.key(early), repliedOn: "2026-11-25" })).toBe(
      "INVALID_INPUT",
    );
    await world.committed(packageId, file, "2026-11-28");
    for (let time = 0; time < 2; time += 1) {
      const id = await world.committed(packageId, csv(`;${kk(one)};Ditolak;Data ganda`), "2026-11-27");
      expect((await world.stored(id)).summary).toMatchObject({ outcomes: { older: 1, refused: 0 } });
    }
    expect(await world.states(packageId)).toEqual(["accepted"]);
    const proposal = { regencyCode: world.regency, id: await proposalOf(packageId, one) };
    expect(await findDelivery(world.operator, proposal)).toMatchObject([
      { state: "refused", holds: false, repliedOn: "2026-11-27" },
      { state: "accepted", holds: true, repliedOn: "2026-11-28" },
      { state: "exported", holds: true, repliedOn: null },
    ]);
  });

  it("who left or moved since is answered where they were sent, told where they are, and counted apart", async () => {
    const [one = 0, two = 0] = fresh(2);
    const packageId = await world.ready(one, two);
    const [left, moved] = peopleOf(world.family(one));
    await world.owner.query("UPDATE member SET active = false WHERE id = $1", [left?.uid]);
    await world.owner.query("UPDATE member SET household_id = $2 WHERE id = $1", [moved?.uid, world.family(two).id]);
    const id = await world.committed(packageId, csv(...everybody(one, "tidak padan")));
    expect((await world.stored(id)).summary).toMatchObject({
      left: 1,
      moved: 1,
      people: peopleOf(world.family(one)).length,
    });
    const proposal = { regencyCode: world.regency, id: await proposalOf(packageId, one) };
    const said = new Map((await findPeopleSaid(world.operator, proposal)).map(({ uid, ...rest }) => [uid, rest]));
    expect(said.get(left?.uid ?? "")).toMatchObject({ whereabouts: { kind: "left" }, isSettled: true });
    expect(said.get(moved?.uid ?? "")).toMatchObject({
      whereabouts: { kind: "moved", household: formatPublicId(world.regency, world.family(two).id) },
    });
    const [match] = await world.rows<{ household_id: string }>(
      "SELECT household_id FROM nik_match WHERE person_uid = $1",
      [moved?.uid],
    );
    expect(match?.household_id).toBe(world.family(two).id);
  });

  it("a card that the family had before finds it", async () => {
    const [one = 0] = fresh(1);
    const family = world.family(one);
    const change = { key: "household.kkNumber", before: "9911990101010009", after: kk(one) };
    await world.owner.query(
      `INSERT INTO household_revision (regency_code, household_id, revision, village_code, source, is_correction, condition_date, applied_at, changes)
       VALUES ($1, $2, 2, $3, 2, false, '2026-06-01', now(), $4)`,
      [world.regency, family.id, world.village, JSON.stringify([change])],
    );
    await world.owner.query("UPDATE household SET revision = 2 WHERE id = $1", [family.id]);
    await world.applied(one, 2);
    const { id: packageId } = await world.make();
    await world.build(packageId);
    const id = await world.checked(packageId, csv(";9911990101010009;Diterima;"));
    expect((await world.stored(id)).summary).toMatchObject({ outcomes: { accepted: 1 }, kinds: { taken: 1 } });
    const lines = (await listReportLines(world.verifier, url(packageId), url(id), null, 10))?.lines;
    expect(lines).toMatchObject([{ hints: ["KK_FORMER"] }]);
  });

  it("families of which it says nothing are listed with the reason, and are not written", async () => {
    const [one = 0, two = 0, three = 0] = fresh(3);
    const packageId = await world.ready(one, two, three);
    await world.owner.query("UPDATE household SET revision = revision + 1 WHERE id = $1", [world.family(three).id]);
    const id = await world.checked(packageId, csv(`;${kk(one)};Diterima;`));
    expect((await world.stored(id)).summary?.outcomes).toMatchObject({ accepted: 1, unnamed: 2 });
    const page = await findDeliveryReply(world.verifier, url(packageId), url(id), { part: "unnamed", after: 0 });
    expect(page?.items.map(({ unnamed }) => unnamed).toSorted()).toEqual(["changed", "not-named"]);
    await must(world.verifier, "reply.commit", world.key(id));
    await world.job("commit", id);
    expect(await world.states(packageId)).toEqual(["accepted", "exported", "exported"]);
    const nobody = await world.checked(packageId, csv("9911111111110001;;padan;"));
    const listed = await findDeliveryReply(world.verifier, url(packageId), url(nobody), { part: "unnamed", after: 0 });
    expect(listed?.items.map(({ unnamed }) => unnamed)).toEqual(["other-village", "other-village"]);
    await world.owner.query("UPDATE household SET revision = revision - 1 WHERE id = $1", [world.family(three).id]);
  });
});

/** Holds the regency's deliveries until every work waits for them, then lets all go: so nothing depends on who is quicker. */
async function atOnce<Result>(begin: () => readonly Promise<Result>[]): Promise<readonly Result[]> {
  const key = `delivery:${world.regency}`;
  await world.owner.query("BEGIN");
  await world.owner.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [key]);
  const running = begin();
  const waiting = async () =>
    (
      await world.rows(
        `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
           AND ((classid::bigint << 32) | objid::bigint) = hashtextextended($1, 0)`,
        [key],
      )
    ).length;
  await expect.poll(waiting, { timeout: 10_000 }).toBe(running.length);
  await world.owner.query("COMMIT");
  return Promise.all(running);
}

describe("deliveries of one regency", () => {
  it("are changed by one hand at a time: of two that make a package one has what there is, and no proposal goes out twice", async () => {
    const [one = 0, two = 0] = fresh(2);
    for (const index of [one, two]) await world.applied(index);
    const make = (actor: typeof world.verifier) =>
      refusal(actor, "delivery.make", { id: uuidv7(), regencyCode: world.regency, recipient: "bps", resend: false });
    const made = await atOnce(() => [make(world.verifier), make(world.second), make(world.verifier)]);
    expect(made.toSorted()).toEqual(["NOT_ALLOWED_NOW", "NOT_ALLOWED_NOW", "OK"]);
    const twice = await world.rows(
      "SELECT proposal_id FROM delivery_item WHERE regency_code = $1 AND is_current GROUP BY 1 HAVING count(*) > 1",
      [world.regency],
    );
    expect(twice).toEqual([]);
  });

  it("two replies written at once end as one after the other: the newer letter holds, each step is told once", async () => {
    const [one = 0] = fresh(1);
    const packageId = await world.ready(one);
    const ready = async (result: string, day: string) => {
      const id = await world.checked(packageId, csv(`;${kk(one)};${result}`), day);
      await must(world.verifier, "reply.commit", world.key(id));
      return id;
    };
    const [older, newer] = [await ready("Diterima;", "2026-11-27"), await ready("Ditolak;Data ganda", "2026-11-28")];
    await atOnce(() => [world.job("commit", newer), world.job("commit", older)]);
    expect(await world.states(packageId)).toEqual(["refused: double"]);
    const steps = await world.rows<{ to_state: string }>("SELECT to_state FROM delivery_event WHERE package_id = $1", [
      packageId,
    ]);
    expect(steps.map(({ to_state }) => to_state).toSorted()).toEqual(["accepted", "exported", "refused"]);
  });
});

describe("what replies leave behind", () => {
  it("is taken away: a file nobody went on with, a report nobody wrote, and rows of what is over; none blocks the next", async () => {
    const [one = 0] = fresh(1);
    const packageId = await world.ready(one);
    const file = csv(`;${kk(one)};Diterima;`);
    const left = await world.uploaded(packageId, file);
    const waiting = await world.checked(packageId, file);
    const written = await world.committed(packageId, csv(`;${kk(one)};Diterima;`, "9911111111110001;;padan;"));
    const young = await world.checked(packageId, file);
    await world.owner.query(
      "UPDATE delivery_reply SET updated_at = now() - interval '100 days' WHERE id = ANY ($1::uuid[])",
      [[left, waiting, written]],
    );
    await pruneReplies(new Date());
    expect(await world.stored(left)).toMatchObject({ state: "cancelled", content: null });
    expect(await world.stored(waiting)).toMatchObject({ state: "cancelled" });
    expect(await world.stored(written)).toMatchObject({ state: "committed", summary: { rows: 2 } });
    expect(await world.stored(young)).toMatchObject({ state: "ready" });
    const rows = await world.rows<{ reply_id: string }>(
      "SELECT DISTINCT reply_id FROM delivery_reply_row WHERE reply_id = ANY ($1::uuid[])",
      [[left, waiting, written, young]],
    );
    expect(rows.map(({ reply_id }) => reply_id)).toEqual([young]);
    expect((await findDeliveryReply(world.verifier, url(packageId), url(written), shown))?.removedAt).not.toBeNull();
  });
});
