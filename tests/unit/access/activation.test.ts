import { describe, expect, it } from "vitest";
import { activationFaults } from "@/components/sign-in/activation-fault";
import { activationLink, activationState, codeEnd, codeOfFragment, isCode } from "@/lib/domain/access/activation";
import { codeSchema } from "@/lib/server/user/activation";

const CODE = "k7mtp-xw4qh-9dr3c";

describe("a code", () => {
  it("is the same however it was typed from paper", () => {
    for (const typed of [CODE, "K7MTP XW4QH 9DR3C", " k7mtpxw4qh9dr3c ", "k7mtp - xw4qh - 9dr3c"])
      expect(codeSchema.parse(typed)).toBe("k7mtpxw4qh9dr3c");
  });

  it.each(["", "k7mtp-xw4qh", "k7mtp-xw4qh-9dr3o", "k7mtp-xw4qh-9dr31", `${CODE}a`, "k7mtp_xw4qh_9dr3c"])(
    "is not %j",
    (typed) => expect(isCode(typed)).toBe(false),
  );

  it("opens an account for fourteen days, not at their end", () => {
    const made = new Date("2026-05-14T03:00:00Z");
    const validTo = codeEnd(made);
    expect(validTo.toISOString()).toBe("2026-05-28T03:00:00.000Z");
    const at = (now: Date, usedAt: Date | null = null) => activationState({ validTo, usedAt }, now);
    expect(at(new Date(validTo.getTime() - 1))).toBe("waiting");
    expect(at(validTo)).toBe("ended");
    expect(at(validTo, made)).toBe("used");
  });
});

describe("an activation link", () => {
  it("holds the code behind the `#` alone, where no request carries it", () => {
    const link = new URL(activationLink("https://mutakhir.example", CODE));
    expect(link.hash).toBe(`#${CODE}`);
    expect(link.pathname + link.search).toBe("/aktivasi");
    expect(codeOfFragment(link.hash)).toBe(CODE);
    expect(codeOfFragment(`#${CODE.toUpperCase()}`)).toBe(CODE);
  });

  it.each(["", "#", "#utama", `#${CODE}a`, "#k7mtp-xw4qh", "#%3Cb%3E"])("brings no code from %j", (fragment) =>
    expect(codeOfFragment(fragment)).toBeNull(),
  );
});

describe("the activation form", () => {
  const values = { username: "sari", code: CODE, next: "kopi pagi di teras", again: "kopi pagi di teras" };

  it("asks for a name, a whole code and a password of one's own, twice", () => {
    expect(activationFaults(values)).toEqual({});
    expect(activationFaults({ ...values, username: " ", code: "k7mtp" })).toEqual({
      username: "username",
      code: "code",
    });
    expect(activationFaults({ ...values, next: "pendek", again: "pendek" })).toEqual({ next: "short" });
    expect(activationFaults({ ...values, again: "lain" })).toEqual({ again: "differs" });
    expect(activationFaults({ ...values, next: CODE, again: CODE })).toEqual({ next: "sameAsCode" });
  });
});
