import { describe, expect, it, vi } from "vitest";
import type { KeptRecord } from "@/components/meeting/record-keep";
import { RecordSession } from "@/components/meeting/record-session";
import type { ErrorCode, Outcome } from "@/lib/domain/error/error-code";
import { countOutcomes, type MeetingRecord, parseAttendance } from "@/lib/domain/queue/meeting";
import { heldProblem, meetingKind } from "@/lib/domain/queue/meeting-kind";

const MEETING: MeetingRecord = {
  publicId: "5207-01920000-0000-7000-8000-00000000000a",
  id: "01920000-0000-7000-8000-00000000000a",
  regencyCode: "5207",
  villageCode: "5207022001",
  kind: "musdes",
  heldOn: "2026-05-14",
  place: "Balai desa",
  minutes: "",
  attendance: [],
  state: "planned",
  version: 1,
  cancelReason: null,
  paper: null,
  isDecided: false,
};

describe("a village meeting", () => {
  it("is a Muskel in a kelurahan, else a Musdes", () => {
    expect(meetingKind("5207021001")).toBe("muskel");
    expect(meetingKind("5207022001")).toBe("musdes");
    expect(meetingKind("9471013001")).toBe("musdes");
  });

  it("is held when its day has come and it has minutes and people", () => {
    const whole = { heldOn: "2026-05-14", minutes: "Sepakat.", attendance: [{}] };
    expect(heldProblem(whole, "2026-05-14")).toBeNull();
    expect(heldProblem(whole, "2026-05-13")).toBe("future");
    expect(heldProblem({ ...whole, minutes: "  " }, "2026-05-14")).toBe("minutes");
    expect(heldProblem({ ...whole, attendance: [] }, "2026-05-14")).toBe("attendance");
  });

  it("reads an attendance list whatever was stored", () => {
    expect(parseAttendance([{ name: "A", position: "B" }, 3, { name: 1, position: "" }, null])).toEqual([
      { name: "A", position: "B" },
    ]);
    expect(parseAttendance({})).toEqual([]);
  });

  it("counts its outcomes", () => {
    expect(countOutcomes([])).toEqual({ endorsed: 0, returned: 0, rejected: 0 });
  });
});

function opened(answers: readonly Outcome<{ version: number }>[], meeting = MEETING) {
  const left = [...answers];
  const send = vi.fn(async (_input: object, _operationId: string) => left.shift() ?? refusalOf("INTERNAL"));
  const onStale = vi.fn();
  const session = new RecordSession(meeting, { send, onStale, now: () => new Date("2026-05-14T03:00:00Z") });
  return { session, send, onStale };
}

const saved = (version: number) => ({ ok: true as const, value: { version } });
const refusalOf = (code: ErrorCode) => ({ ok: false as const, error: { code } });
const statusOf = (session: RecordSession) => session.snapshot().status.kind;

describe("a record while it is typed", () => {
  it("saves what stands in the boxes over the version it knows", async () => {
    const { session, send } = opened([saved(2), saved(3)]);
    session.change({ minutes: "Sepakat." });
    expect(statusOf(session)).toBe("unsaved");
    expect(await session.save()).toBe(true);
    expect(send.mock.calls[0]?.[0]).toMatchObject({ version: 1, minutes: "Sepakat.", isHeld: false });
    session.change({ place: "Kantor" });
    await session.save();
    expect(send.mock.calls[1]?.[0]).toMatchObject({ version: 2, place: "Kantor" });
    expect(statusOf(session)).toBe("saved");
    expect(session.hasUnsent).toBe(false);
    session.close();
  });

  it("repeats the same operation after a lost answer, and keeps the text", async () => {
    const { session, send } = opened([refusalOf("UNAVAILABLE"), saved(2)]);
    session.change({ minutes: "Sepakat." });
    expect(await session.save()).toBe(false);
    expect(statusOf(session)).toBe("failed");
    expect(session.hasUnsent).toBe(true);
    await session.save();
    expect(send.mock.calls[1]?.[1]).toBe(send.mock.calls[0]?.[1]);
    session.close();
  });

  it("never saves over somebody else's record unasked", async () => {
    const { session, send, onStale } = opened([refusalOf("STALE"), saved(8)]);
    session.change({ minutes: "Punya saya" });
    await session.save();
    expect(statusOf(session)).toBe("conflict");
    expect(onStale).toHaveBeenCalledOnce();
    session.change({ minutes: "Punya saya juga" });
    expect(statusOf(session)).toBe("conflict");
    await session.keepMine({ ...MEETING, version: 7, state: "held", minutes: "Punya orang" });
    expect(send.mock.calls[1]?.[0]).toMatchObject({ version: 7, minutes: "Punya saya juga", isHeld: true });
    session.close();
  });

  it("takes what is saved when asked to", async () => {
    const { session } = opened([refusalOf("STALE")]);
    session.change({ minutes: "Punya saya" });
    await session.save();
    session.takeTheirs({ ...MEETING, version: 7, minutes: "Punya orang" });
    expect(session.snapshot().fields.minutes).toBe("Punya orang");
    expect(session.hasUnsent).toBe(false);
  });

  it("does not save without a date or a place", async () => {
    const { session, send } = opened([]);
    session.change({ place: " " });
    expect(await session.save()).toBe(false);
    expect(statusOf(session)).toBe("invalid");
    expect(send).not.toHaveBeenCalled();
    session.close();
  });

  it("keeps what is unsent on the device and wipes it once sent", async () => {
    const { session } = opened([saved(2)]);
    const write = vi.fn(async (_record: KeptRecord | null) => undefined);
    session.adopt({ found: null, write });
    session.change({ minutes: "Sepakat." });
    expect(write.mock.calls.at(-1)?.[0]?.fields.minutes).toBe("Sepakat.");
    await session.save();
    expect(write.mock.calls.at(-1)?.[0]).toBeNull();
    session.close();
  });

  it("takes up what a killed window left, and asks when the server moved on", () => {
    const fields = { heldOn: "2026-05-14", place: "Balai desa", minutes: "Tertinggal", attendance: [] };
    const write = async () => undefined;
    const same = opened([]);
    same.session.adopt({ found: { version: 1, fields }, write });
    expect(same.session.snapshot()).toMatchObject({ fields: { minutes: "Tertinggal" }, status: { kind: "unsaved" } });
    same.session.close();
    const moved = opened([], { ...MEETING, version: 4 });
    moved.session.adopt({ found: { version: 1, fields }, write });
    expect(statusOf(moved.session)).toBe("conflict");
  });
});
