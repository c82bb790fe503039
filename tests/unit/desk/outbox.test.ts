import { describe, expect, it } from "vitest";
import { type DeskEntry, DeskOutbox, type SendEntry } from "@/lib/client/desk/outbox";
import type { DeskLine } from "@/lib/domain/desk/desk-page";
import { applyAction, commandOf, type DeskAction, waitingInOrder } from "@/lib/domain/desk/local-queue";

const place = { villageCode: "5207010001", on: "2026-11-26" };
const call: DeskAction = { kind: "call", ticketId: "a", deskNo: 1 };
const finish: DeskAction = { kind: "finish", ticketId: "a", deskNo: 1, outcome: "other" };

function made(send: SendEntry, kept: readonly DeskEntry[] = []) {
  let stored: readonly DeskEntry[] = kept;
  const keeping = async (entries: readonly DeskEntry[]) => {
    stored = entries;
    return true;
  };
  const outbox = new DeskOutbox({ place, send, keep: keeping, changed: () => undefined }, kept);
  return { outbox, stored: () => stored };
}

describe("what a desk does without network", () => {
  it("is kept, and sent in its order under the same id when the network is back", async () => {
    const said: string[] = [];
    let isOnline = false;
    const send: SendEntry = async (name, _input, id) => {
      said.push(`${name} ${id}`);
      return isOnline ? { ok: true, value: { id: "a", number: 1 } } : { ok: false, error: { code: "UNAVAILABLE" } };
    };
    const { outbox, stored } = made(send);
    await outbox.add("1", call, 1_000);
    await outbox.add("2", finish, 2_000);
    expect(await outbox.flush()).toBe(false);
    expect(stored()).toHaveLength(2);
    isOnline = true;
    expect(await outbox.flush()).toBe(true);
    expect(said).toEqual(["desk.call 1", "desk.call 1", "desk.finish 2"]);
    expect(stored()).toEqual([]);
  });

  it("goes on after a reload from what was kept, and a refusal is told without holding up the rest", async () => {
    const kept = [call, finish].map((action, index) => ({ operationId: String(index), action, at: 1, refusal: null }));
    const send: SendEntry = async (name) =>
      name === "desk.call"
        ? { ok: false, error: { code: "NOT_ALLOWED_NOW", info: { reason: "OTHER_STATE" } } }
        : { ok: true, value: { id: "a", number: 1 } };
    const { outbox, stored } = made(send, kept);
    expect(await outbox.flush()).toBe(true);
    expect(stored().map(({ operationId, refusal }) => [operationId, refusal?.code])).toEqual([
      ["0", "NOT_ALLOWED_NOW"],
    ]);
    await outbox.dismiss("0");
    expect(stored()).toEqual([]);
  });

  it("says the same however often it is said", () => {
    expect(commandOf(call, place, 1_000)).toEqual(commandOf(call, place, 1_000));
  });
});

describe("the queue on the device", () => {
  const line = (id: string, number: number, extra: Partial<DeskLine> = {}): DeskLine => ({
    id,
    number,
    name: id,
    place: "",
    householdPublicId: null,
    channel: "operator",
    priority: [],
    state: "waiting",
    deskNo: null,
    slotAt: null,
    waitingSince: number,
    calledAt: null,
    outcome: null,
    ...extra,
  });
  it("takes the portal's steps, and who came without a number last", () => {
    const lines = [
      line("a", 1),
      line("b", 2, { priority: ["elderly"] }),
      line("c", 3, { state: "booked", waitingSince: null }),
    ];
    const later = applyAction(lines, { kind: "book", ticketId: "d", guestName: "Sari", priority: [] }, 2);
    expect(waitingInOrder(later).map(({ id }) => id)).toEqual(["b", "a", "d"]);
    const called = applyAction(later, { ...call, ticketId: "b" }, 5);
    expect(called[1]).toMatchObject({ state: "called", deskNo: 1, calledAt: 5 });
    expect(applyAction(called, { ...call, ticketId: "b", deskNo: 2 }, 6)).toEqual(called);
    expect(applyAction(called, { kind: "absent", ticketId: "b", deskNo: 1 }, 6)[1]?.state).toBe("absent");
    expect(applyAction(called, { kind: "check-in", ticketId: "c" }, 7)[2]).toMatchObject({
      state: "waiting",
      waitingSince: 7,
    });
  });
});
