import { expect, it } from "vitest";
import { continuePath } from "@/app/(public)/masuk/continue-path";

it("goes on to a page of this site", () => {
  expect(continuePath("/usulan/5207-0190?bagian=2")).toBe("/usulan/5207-0190?bagian=2");
});

it.each(["//jahat.example", "/\\jahat.example", "https://jahat.example", "javascript:alert(1)", "/", "", undefined])(
  "goes home instead of to %s",
  (asked) => {
    expect(continuePath(asked)).toBe("/beranda");
  },
);
