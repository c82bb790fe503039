import { describe, expect, it } from "vitest";
import { type PlanValues, planInput, planProblems } from "@/components/training-session/plan-values";

const NOW = new Date("2026-05-14T03:00:00Z");
const context = { timeZone: "Asia/Makassar", now: NOW, hasBegun: false };
const plan: PlanValues = {
  title: " Pelatihan operator ",
  mode: "on-site",
  place: " Aula ",
  trainerId: "019",
  capacity: "30",
  fromDay: "2026-06-01",
  toDay: "2026-06-02",
  fromTime: "08:00",
  toTime: "16:00",
  note: "",
};
const found = (part: Partial<PlanValues>, other = {}) =>
  planProblems({ ...plan, ...part }, { ...context, ...other }).map(({ path, detail }) => `${path}.${detail}`);

describe("planProblems", () => {
  it("finds nothing in a plan that is whole", () => {
    expect(found({})).toEqual([]);
    expect(planInput(plan)).toMatchObject({ title: "Pelatihan operator", place: "Aula", capacity: 30 });
  });

  it("names every box that is empty, and judges no days while one is", () => {
    const empty = {
      title: "",
      place: "",
      trainerId: "",
      capacity: "",
      fromDay: "",
      fromTime: "",
      toDay: "",
      toTime: "",
    };
    expect(found(empty)).toEqual([
      "title.MISSING",
      "place.MISSING",
      "trainerId.MISSING",
      "capacity.MISSING",
      "fromDay.MISSING",
      "fromTime.MISSING",
      "toDay.MISSING",
      "toTime.MISSING",
    ]);
    expect(found({ fromDay: "2020-01-01", toTime: "" })).toEqual(["toTime.MISSING"]);
  });

  it("takes one to two hundred seats", () => {
    expect(found({ capacity: "0" })).toEqual(["capacity.MISSING"]);
    expect(found({ capacity: "201" })).toEqual(["capacity.MISSING"]);
    expect(found({ capacity: "200" })).toEqual([]);
  });

  it("says of the days what the command would, under the same paths", () => {
    expect(found({ fromDay: "2026-05-14", fromTime: "11:00" })).toEqual(["fromDay.PAST"]);
    expect(found({ fromDay: "2026-05-14", fromTime: "11:01" })).toEqual(["toDay.TOO_LONG"]);
    expect(found({ fromDay: "2027-06-01", toDay: "2027-06-01" })).toEqual(["fromDay.TOO_FAR"]);
    expect(found({ toDay: "2026-06-01", toTime: "08:00" })).toEqual(["toDay.RANGE"]);
  });

  it("lets a training that has begun keep its beginning, not end in the past", () => {
    const begun = { fromDay: "2026-05-13", toDay: "2026-05-14" };
    expect(found(begun, { hasBegun: true })).toEqual([]);
    expect(found({ ...begun, toTime: "11:00" }, { hasBegun: true })).toEqual(["toDay.PAST"]);
  });
});
