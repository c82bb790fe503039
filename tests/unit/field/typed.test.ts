import { describe, expect, it } from "vitest";
import { asideHref, readAsidePlace } from "@/lib/domain/field/aside";
import { readDeviceFilter } from "@/lib/domain/field/device";
import { typedIn } from "@/lib/domain/field/typed";
import { holdsTyping, isKept } from "@/lib/server/field/set-aside";

const UID = "0198f0a0-0000-7000-8000-000000000001";

describe("what was typed in an operation", () => {
  it("is told thing by thing, without what nobody typed", () => {
    const patch = { level: "household", uid: null, key: "floorAreaM2", before: 60, value: 64 };
    const input = {
      id: UID,
      regencyCode: "5207",
      version: 3,
      patches: [patch, { ...patch, level: "event", uid: UID, key: "diedOn", value: "2026-05-01" }],
      memberOps: [
        { kind: "add", uid: UID },
        { kind: "leave", uid: UID, presence: 2 },
        { kind: "undo", uid: UID },
      ],
      eventOps: [
        { kind: "tell", uid: UID, code: "death" },
        { kind: "untell", uid: UID },
      ],
      notes: { "V12.x": "Sudah dilihat.", "V13.y": " " },
      conditionDate: "2026-05-14",
      isCorrection: true,
      settled: [{ conflictId: UID, choice: "mine" }],
    };
    expect(typedIn("proposal.save", input)).toEqual([
      { kind: "answer", level: "household", uid: null, key: "floorAreaM2", value: 64 },
      { kind: "answer", level: "event", uid: UID, key: "diedOn", value: "2026-05-01" },
      { kind: "came", uid: UID },
      { kind: "left", uid: UID, presence: 2 },
      { kind: "stayed", uid: UID },
      { kind: "told", uid: UID, code: "death" },
      { kind: "untold", uid: UID },
      { kind: "note", text: "Sudah dilihat." },
      { kind: "day", text: "2026-05-14" },
      { kind: "correction", is: true },
      { kind: "choice", choice: "mine" },
    ]);
  });

  it("of a visit is its outcome and remark; of a new family that it was begun", () => {
    const sent = { id: UID, regencyCode: "5207", version: null, outcome: "found", remark: "" };
    expect(typedIn("ground-check.send", sent)).toEqual([{ kind: "outcome", text: "found" }]);
    const begun = { id: UID, householdId: UID, headUid: UID, villageCode: "5207032005", channel: "visit" };
    expect(typedIn("proposal.start-new", begun)).toEqual([{ kind: "began" }]);
  });

  it("is told as it came where it has another shape than this build knows, and none of it is left out", () => {
    const patch = { level: "garden", uid: null, key: "x", value: 1 };
    const input = { patches: [patch, "loose"], memberOps: "none", notes: 7, remark: 5, weather: "rain", nothing: null };
    expect(typedIn("proposal.later", input)).toEqual([
      { kind: "other", key: "patches", value: patch },
      { kind: "other", key: "patches", value: "loose" },
      { kind: "other", key: "memberOps", value: "none" },
      { kind: "other", key: "notes", value: 7 },
      { kind: "other", key: "remark", value: 5 },
      { kind: "other", key: "weather", value: "rain" },
    ]);
    const unread = { opId: UID, command: 4, input: { remark: "Rumah kosong" } };
    expect(typedIn("unread", unread)).toEqual([{ kind: "remark", text: "Rumah kosong" }]);
  });
});

describe("an operation that was refused", () => {
  it("is kept where it holds typing or says which family the typing behind it is about", () => {
    const kinds = (command: string) => [holdsTyping({ command }), isKept({ command })];
    for (const command of [
      "proposal.save",
      "proposal.start-new",
      "ground-check.save",
      "ground-check.send",
      "unread",
      "x",
    ])
      expect(kinds(command), command).toEqual([true, true]);
    for (const command of ["proposal.start", "proposal.start-event"])
      expect(kinds(command), command).toEqual([false, true]);
    for (const command of ["proposal.submit", "field.discard"]) expect(kinds(command), command).toEqual([false, false]);
  });
});

describe("the place in the list of the set aside", () => {
  it("stands in the address of the devices' page beside its filter, and is no place where it is not understood", () => {
    const place = { at: 1_700_000_000_000, id: UID };
    const filter = readDeviceFilter({ belum: "terkirim", diam: "3" });
    for (const each of [filter, readDeviceFilter({})]) {
      const url = new URL(asideHref(each, place), "http://localhost");
      expect(url.hash).toBe("#disisihkan");
      const query = Object.fromEntries(url.searchParams);
      expect(readAsidePlace(query)).toEqual(place);
      expect(readDeviceFilter(query)).toEqual(each);
    }
    expect(asideHref(readDeviceFilter({}), null)).toBe("/perangkat#disisihkan");
    for (const sisihan of ["", "kemarin", "1700000000000", `1700000000000.${"x".repeat(36)}`])
      expect(readAsidePlace({ sisihan })).toBeNull();
  });
});
