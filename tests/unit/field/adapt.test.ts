import { describe, expect, it } from "vitest";
import { FIELD_COMMANDS, FIELD_SCHEMA } from "@/lib/domain/field/operation";
import { adapt, KNOWN_SCHEMAS } from "@/lib/server/field/adapt";

describe("what devices hold in an earlier shape", () => {
  it("is known for the present shape and the two before it", () => {
    for (let schema = Math.max(1, FIELD_SCHEMA - 2); schema <= FIELD_SCHEMA; schema += 1)
      expect(KNOWN_SCHEMAS).toContain(schema);
  });

  it("comes out as it went in where it is of the present one, whatever the command", () => {
    for (const command of FIELD_COMMANDS) expect(adapt(FIELD_SCHEMA, command, { a: 1 })).toEqual({ a: 1 });
  });

  it("is not guessed at", () => {
    for (const schema of [0, -1, FIELD_SCHEMA + 1, 99, Number.NaN])
      expect(adapt(schema, "proposal.save", {})).toBeNull();
  });
});
