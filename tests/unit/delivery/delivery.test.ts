import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DELIVERY_STATES,
  REFUSAL_REASONS,
  type Reply,
  replyProblem,
  settledReply,
} from "@/lib/domain/delivery/delivery";

const reply = (extra: Partial<Reply> = {}): Reply => ({
  state: "accepted",
  reason: null,
  note: null,
  snapshot: null,
  snapshotOn: null,
  ...extra,
});

describe("what the centre may say", () => {
  it("keeps what is in a snapshot, and corrects what it said before", () => {
    expect(replyProblem("exported", reply())).toBeNull();
    expect(replyProblem("refused", reply())).toBeNull();
    expect(replyProblem("accepted", reply({ state: "refused", reason: "late" }))).toBeNull();
    expect(replyProblem("in-snapshot", reply())).toBe("FINAL");
    expect(replyProblem("in-snapshot", reply({ state: "in-snapshot", snapshot: "DTSEN 2026 TW4" }))).toBeNull();
  });

  it("needs a reason, a note for another reason, a name of the snapshot, and no identity number", () => {
    expect(replyProblem("exported", reply({ state: "refused" }))).toBe("REASON_MISSING");
    expect(replyProblem("exported", reply({ state: "refused", reason: "other" }))).toBe("NOTE_MISSING");
    expect(replyProblem("exported", reply({ state: "refused", reason: "other", note: "Berkas rusak." }))).toBeNull();
    expect(replyProblem("exported", reply({ state: "in-snapshot" }))).toBe("SNAPSHOT_MISSING");
    expect(replyProblem("exported", reply({ note: "NIK 9900012406630001 salah" }))).toBe("IDENTITY_NUMBER");
    expect(replyProblem("exported", reply({ note: "Nomor surat 123456789012" }))).toBeNull();
  });

  it("keeps only the parts that its state has", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DELIVERY_STATES.filter((state) => state !== "exported")),
        fc.constantFrom(null, ...REFUSAL_REASONS),
        fc.option(fc.string()),
        fc.option(fc.string()),
        fc.constantFrom(null, "2026-12-31"),
        (state, reason, note, snapshot, snapshotOn) => {
          const settled = settledReply({ state, reason, note, snapshot, snapshotOn });
          expect(settled.reason === null || state === "refused").toBe(true);
          expect(settled.snapshot === null || state === "in-snapshot").toBe(true);
          expect(settled.snapshotOn === null || state === "in-snapshot").toBe(true);
          expect(settled).toMatchObject({ state, note });
        },
      ),
    );
  });
});
