import { describe, expect, it } from "vitest";
import { PERMISSION_MATRIX, permits } from "@/lib/domain/access/permission";
import { PERMISSIONS, type Permission } from "@/lib/domain/access/permission-name";
import { isRole, ROLE_SCOPE_MODE, ROLES, type Role } from "@/lib/domain/access/role";

/** DESIGN.md section 3 written down a second time, by who may, so that a slip in the matrix shows. */
const WHO_MAY: Record<Permission, readonly Role[]> = {
  "household:list": [
    "village-operator",
    "companion",
    "village-head",
    "regency-verifier",
    "office-head",
    "province-validator",
    "coach",
  ],
  "household:read": [
    "village-operator",
    "companion",
    "village-head",
    "regency-verifier",
    "office-head",
    "province-validator",
    "coach",
  ],
  "proposal:read": [
    "village-operator",
    "companion",
    "village-head",
    "regency-verifier",
    "office-head",
    "province-validator",
    "coach",
  ],
  "household:read-identity": [
    "village-operator",
    "village-head",
    "regency-verifier",
    "office-head",
    "province-validator",
  ],
  "household:register": ["village-operator"],
  "household:export": ["village-operator", "regency-verifier"],
  "invitation:read": [
    "village-operator",
    "village-head",
    "regency-verifier",
    "office-head",
    "province-validator",
    "coach",
  ],
  "invitation:manage": ["village-operator"],
  "variable:sponsor": ["sector-officer", "data-steward", "administrator"],
  "open-data:read": ["regency-verifier", "office-head", "province-validator", "data-steward"],
  "open-data:prepare": ["regency-verifier", "office-head", "province-validator"],
  "open-data:publish": ["data-steward"],
  "figures:check": ["coach"],
  "extract:read": ["regency-verifier", "province-validator", "coach"],
  "extract:load": ["province-validator", "coach"],
  "extract:confirm": ["regency-verifier", "province-validator", "coach"],
  "household:read-log": [
    "village-operator",
    "village-head",
    "regency-verifier",
    "province-validator",
    "coach",
    "administrator",
  ],
  "household:read-log-names": ["regency-verifier", "province-validator", "coach", "administrator"],
  "rule:read": [
    "village-operator",
    "village-head",
    "regency-verifier",
    "office-head",
    "data-steward",
    "province-validator",
    "coach",
    "administrator",
  ],
  "tier:read": [
    "village-operator",
    "village-head",
    "regency-verifier",
    "office-head",
    "data-steward",
    "province-validator",
    "coach",
    "administrator",
  ],
  "quality-plan:read": [
    "village-operator",
    "village-head",
    "regency-verifier",
    "office-head",
    "data-steward",
    "province-validator",
    "coach",
    "administrator",
  ],
  "period:close": ["village-head", "regency-verifier"],
  "period:reopen": ["regency-verifier", "coach"],
  "rule:configure": ["coach", "administrator"],
  "outline:manage": ["administrator"],
  "api:manage": ["data-steward"],
  "api:approve": ["data-steward", "administrator"],
  "tier:configure": ["coach", "administrator"],
  "proposal:draft": ["village-operator", "companion"],
  "proposal:submit": ["village-operator"],
  "proposal:withdraw": ["village-operator"],
  "proposal:endorse": ["village-head"],
  "proposal:verify": ["regency-verifier"],
  "proposal:sign": ["office-head"],
  "proposal:validate": ["province-validator"],
  "proposal:accept": ["coach"],
  "decision:read-own": [
    "village-operator",
    "village-head",
    "regency-verifier",
    "office-head",
    "province-validator",
    "coach",
  ],
  "lot:inspect": ["coach"],
  "quality-plan:set": ["coach"],
  "coaching:write": ["coach"],
  "exam:watch": ["coach", "trainer"],
  "exam:configure": ["coach"],
  "recommendation:read": ["village-operator", "village-head", "regency-verifier", "coach"],
  "recommendation:ask": ["coach"],
  "recommendation:answer": ["village-operator", "village-head", "regency-verifier"],
  "meeting:hold": ["village-head"],
  "workflow:watch": ["village-head", "regency-verifier", "office-head", "province-validator", "coach"],
  "meeting:watch": ["regency-verifier", "office-head", "province-validator", "coach"],
  "assignment:read": ["village-operator", "village-head", "regency-verifier"],
  "assignment:manage": ["village-operator"],
  "ground-check:order": ["regency-verifier"],
  "ground-check:do": ["companion"],
  "report:write": ["rt-head"],
  "report:answer": ["village-operator"],
  "desk:read": ["village-operator", "village-head"],
  "desk:serve": ["village-operator"],
  "desk:manage": ["village-operator", "village-head"],
  "objection:read": [
    "village-operator",
    "village-head",
    "regency-verifier",
    "office-head",
    "province-validator",
    "coach",
  ],
  "objection:file": ["village-operator", "village-head", "regency-verifier"],
  "objection:answer": ["regency-verifier", "office-head", "province-validator", "coach"],
  "rights:read": ["village-operator", "village-head", "regency-verifier", "office-head"],
  "rights:record": ["village-operator", "village-head"],
  "rights:answer": ["village-head", "regency-verifier", "office-head"],
  "delivery:read": ["regency-verifier", "office-head", "province-validator", "coach"],
  "delivery:manage": ["regency-verifier"],
  "data-request:read": ["sector-officer", "regency-verifier", "office-head", "data-steward"],
  "data-request:ask": ["sector-officer"],
  "data-request:decide": ["regency-verifier", "office-head", "data-steward"],
  "data-request:watch": ["data-steward"],
  "data-request:configure": ["data-steward"],
  "import:sid": ["village-operator"],
  "transfer:read": ["village-operator", "regency-verifier", "province-validator", "coach"],
  "transfer:request": ["village-operator"],
  "transfer:decide": ["regency-verifier", "province-validator", "coach"],
  "duplicate:read": ["village-operator", "regency-verifier", "province-validator"],
  "duplicate:open": ["village-operator", "regency-verifier"],
  "duplicate:decide": ["regency-verifier"],
  "duplicate:confirm": ["province-validator"],
  "match:import": ["regency-verifier"],
  "decile:import": ["coach"],
  "warning:read": [
    "village-operator",
    "village-head",
    "regency-verifier",
    "office-head",
    "province-validator",
    "coach",
  ],
  "match:explain": ["village-operator", "regency-verifier"],
  "dashboard:read": ROLES.filter((role) => role !== "companion" && role !== "rt-head"),
  "dashboard:read-small-cells": [
    "village-operator",
    "village-head",
    "regency-verifier",
    "office-head",
    "province-validator",
    "coach",
  ],
  "training:plan": ["coach", "administrator", "trainer"],
  "training:mark": ["coach", "trainer"],
  "user:manage": ["administrator"],
  "grant:manage": ["administrator"],
  "glass:break": ["administrator"],
  "period:configure": ["coach", "administrator"],
  "audit:read": ["administrator"],
  "field:watch": ["village-operator", "village-head", "regency-verifier", "administrator"],
  "regional-item:manage": ["data-steward", "administrator"],
};

describe("the permission matrix", () => {
  it.each(PERMISSIONS)("gives %s to exactly those it is for", (permission) => {
    const holders = ROLES.filter((role) => permits(role, "full", permission));
    expect(holders).toEqual(ROLES.filter((role) => WHO_MAY[permission].includes(role)));
  });

  it("keeps what a provisional grant may not do: send, decide, manage, read numbers of identity", () => {
    const kept: readonly Permission[] = [
      "household:list",
      "household:read",
      "proposal:read",
      "household:register",
      "proposal:draft",
      "dashboard:read",
      "rule:read",
      "tier:read",
      "quality-plan:read",
    ];
    for (const role of ROLES) {
      for (const permission of PERMISSIONS) {
        const expected = kept.includes(permission) && permits(role, "full", permission);
        expect(permits(role, "provisional", permission), `${role} ${permission}`).toBe(expected);
      }
    }
  });

  it("names no permission that does not exist, and none twice", () => {
    for (const role of ROLES) {
      const held: readonly string[] = PERMISSION_MATRIX[role];
      expect(new Set(held).size, role).toBe(held.length);
      expect(held.filter((permission) => !PERMISSIONS.some((known) => known === permission))).toEqual([]);
    }
  });

  it("lets no role decide on a tier and draft for it", () => {
    const decisions = ["proposal:endorse", "proposal:verify", "proposal:validate", "proposal:accept"] as const;
    for (const role of ROLES) {
      const decides = decisions.filter((permission) => permits(role, "full", permission));
      expect(decides.length, role).toBeLessThanOrEqual(1);
      if (decides.length > 0) expect(permits(role, "full", "proposal:draft"), role).toBe(false);
    }
  });

  it("opens family rows to roles that may list families, and to no other", () => {
    for (const role of ROLES) {
      const seesRows = ROLE_SCOPE_MODE[role] !== "aggregate";
      expect(seesRows, role).toBe(permits(role, "full", "household:list"));
    }
  });

  it("knows its roles and no other word", () => {
    for (const role of ROLES) expect(isRole(role)).toBe(true);
    for (const word of ["", "admin", "Administrator", "toString", "__proto__"]) expect(isRole(word)).toBe(false);
  });
});
