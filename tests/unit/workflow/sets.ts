import fc from "fast-check";
import { standInsFor, type Tier, type TierName, type TierSet } from "@/lib/domain/workflow/tier";

const quorum = fc.oneof(
  fc.constant({ kind: "any" } as const),
  fc.constant({ kind: "all" } as const),
  fc.integer({ min: 2, max: 3 }).map((count) => ({ kind: "minimum", count }) as const),
);
const coverage = fc.oneof(
  fc.constant({ kind: "every" } as const),
  fc.integer({ min: 0, max: 100 }).map((percent) => ({ kind: "sample", percent }) as const),
);

/** Any set that a region may have. */
export const tierSet: fc.Arbitrary<TierSet> = fc
  .subarray(["verify", "sign", "validate"] as const, { minLength: 1 })
  .chain((between) => {
    const names: readonly TierName[] = ["endorse", ...between, "accept"];
    return fc.tuple(...names.map((name) => tierOf(name, names)));
  });

function tierOf(name: TierName, names: readonly TierName[]): fc.Arbitrary<Tier> {
  const plain: TierSet = names.map((each) => ({ ...STANDARD_SHAPE, name: each }));
  const others = standInsFor(name, plain);
  const escalation =
    name === "endorse" || others.length === 0
      ? fc.constant(null)
      : fc.option(fc.record({ afterDays: fc.integer({ min: 1, max: 30 }), to: fc.constantFrom(...others) }));
  return fc.record({
    name: fc.constant(name),
    quorum: name === "endorse" ? fc.constant({ kind: "any" } as const) : quorum,
    coverage: name === "accept" ? fc.oneof(coverage, fc.constant({ kind: "lot" } as const)) : coverage,
    escalation,
  });
}

export const STANDARD_SHAPE = { quorum: { kind: "any" }, coverage: { kind: "every" }, escalation: null } as const;
