import { expect, it } from "vitest";
import { FAULT_KINDS, faultKind } from "@/lib/domain/mail/fault";

it.each([
  ["SMTP_550", "no-such-address"],
  ["SMTP_554", "refused"],
  ["SMTP_451", "busy"],
  ["SMTP_535", "sign-in"],
  ["EAUTH", "sign-in"],
  ["ETIMEDOUT", "no-answer"],
  ["ETLS", "not-secure"],
  ["UNKNOWN", "unknown"],
  ["", "unknown"],
] as const)("%s means %s", (code, kind) => {
  expect(faultKind(code)).toBe(kind);
  expect(FAULT_KINDS).toContain(kind);
});
