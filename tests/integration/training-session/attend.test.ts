import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { attendanceCode, isAttendanceCode } from "@/lib/server/training-session/attendance-code";
import { findAttendanceBoard } from "@/lib/server/training-session/board-query";
import { codeOf, HERE, run, THERE } from "../admin/world";
import { actingAt, MONDAY, TrainingWorld } from "./world";

const world = new TrainingWorld();
let admin: Actor;
let trainer: Actor;
/** The training begins on Thursday at 09.00 WIB and ends the day after at 16.00. */
const BEGUN = new Date("2026-05-14T03:00:00Z");
const BEFORE = new Date("2026-05-14T01:59:00Z");
const OVER = new Date("2026-05-15T09:00:01Z");

beforeAll(async () => {
  await world.open();
  ({ admin, trainer } = await world.staff());
});
afterAll(async () => {
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function seated() {
  const person = await world.appointed(admin);
  const sessionId = await world.planned(trainer);
  await world.invite(trainer, sessionId, [person.postId]);
  const { id: enrolmentId } = await world.seatOf(sessionId, person.postId);
  await world.sign(person, MONDAY);
  await world.answer(person, enrolmentId, "accept", MONDAY);
  return { person, sessionId, enrolmentId };
}

const attend = async (person: { readonly id: string }, enrolmentId: string, code: string, at: Date) =>
  run(await actingAt(person, at), "seat.attend", { enrolmentId, code }, { at });
const attendedOf = async (id: string) =>
  (
    await world.rows<{ attended_at: Date | null; attended_by: string | null }>(
      "SELECT attended_at, attended_by FROM training_enrolment WHERE id = $1",
      [id],
    )
  )[0];

const second = (seconds: number) => new Date(BEGUN.getTime() + seconds * 1000);

describe("the code on the screen", () => {
  it("changes each minute and counts for three", () => {
    const code = attendanceCode("a", second(0));
    expect(attendanceCode("a", second(59))).toBe(code);
    for (const [seconds, counts] of [
      [0, true],
      [179, true],
      [180, false],
      [-1, false],
    ] as const)
      expect(isAttendanceCode("a", code, second(seconds)), String(seconds)).toBe(counts);
  });

  it("is of one training alone, and nothing shorter or longer counts", () => {
    const code = attendanceCode("a", second(0));
    expect(isAttendanceCode("b", code, second(0))).toBe(false);
    expect(isAttendanceCode("a", code.slice(1), second(0))).toBe(false);
    expect(isAttendanceCode("a", `${code}0`, second(0))).toBe(false);
    expect(new Set(Array.from({ length: 500 }, (_, minute) => attendanceCode("a", second(60 * minute)))).size).toBe(
      500,
    );
  });
});

describe("seat.attend", () => {
  it("is not for who could open the trainer's screen themselves", async () => {
    const { person, sessionId, enrolmentId } = await seated();
    const grantId = await world.grant(person.id, { role: "trainer", regionCode: HERE });
    const both = await world.actor({ id: person.id, username: "", grantIds: [grantId] });
    const input = { enrolmentId, code: attendanceCode(sessionId, BEGUN) };
    expect(codeOf(await run(both, "seat.attend", input, { at: BEGUN }))).toBe("FOUR_EYES");
    expect((await attendedOf(enrolmentId))?.attended_at).toBeNull();
  });

  it("notes who scans the trainer's screen, once, with when and by whom", async () => {
    const { person, sessionId, enrolmentId } = await seated();
    const board = await findAttendanceBoard(trainer, sessionId, BEGUN);
    expect(board).toMatchObject({ seats: 1, present: 0 });
    expect(board?.code?.address).toContain(`pelatihan=${sessionId}&kode=${board?.code?.text}`);
    const code = board?.code?.text ?? "";
    expect(codeOf(await attend(person, enrolmentId, code, BEGUN))).toBe("OK");
    expect(await attendedOf(enrolmentId)).toEqual({ attended_at: BEGUN, attended_by: person.id });
    const later = new Date(BEGUN.getTime() + 30_000);
    expect(codeOf(await attend(person, enrolmentId, code, later))).toBe("OK");
    expect((await attendedOf(enrolmentId))?.attended_at).toEqual(BEGUN);
    expect((await findAttendanceBoard(trainer, sessionId, later))?.present).toBe(1);
  });

  it("refuses an old code, another training's, and every other time", async () => {
    const { person, sessionId, enrolmentId } = await seated();
    const other = await seated();
    const code = attendanceCode(sessionId, BEGUN);
    const stale = new Date(BEGUN.getTime() + 4 * 60_000);
    for (const [typed, at, expected] of [
      [code, stale, "INVALID_INPUT"],
      [attendanceCode(other.sessionId, BEGUN), BEGUN, "INVALID_INPUT"],
      ["", BEGUN, "INVALID_INPUT"],
      [attendanceCode(sessionId, BEFORE), BEFORE, "NOT_ALLOWED_NOW"],
      [attendanceCode(sessionId, OVER), OVER, "NOT_ALLOWED_NOW"],
    ] as const)
      expect(codeOf(await attend(person, enrolmentId, typed, at))).toBe(expected);
    expect((await attendedOf(enrolmentId))?.attended_at).toBeNull();
    // Another's seat is as unknown as none, with the right code, too.
    expect(codeOf(await attend(other.person, enrolmentId, code, BEGUN))).toBe("NOT_FOUND");
    const waiting = await seated();
    await world.rows(
      "UPDATE training_enrolment SET state = 'waiting', confirmed_at = NULL, waiting_since = $2 WHERE id = $1",
      [waiting.enrolmentId, MONDAY],
    );
    const theirs = attendanceCode(waiting.sessionId, BEGUN);
    expect(codeOf(await attend(waiting.person, waiting.enrolmentId, theirs, BEGUN))).toBe("NOT_ALLOWED_NOW");
  });

  it("shows its screen to who may mark there alone, and a code only while the training runs", async () => {
    const { sessionId } = await seated();
    const neighbour = await world.actor(await world.person("Tetangga", [{ role: "trainer", regionCode: THERE }]));
    const viewer = await world.actor(await world.person("Pembaca", [{ role: "viewer", regionCode: HERE }]));
    for (const actor of [neighbour, viewer, admin])
      expect(await findAttendanceBoard(actor, sessionId, BEGUN)).toBeNull();
    expect(await findAttendanceBoard(trainer, sessionId, OVER)).toMatchObject({ code: null });
  });
});
