import { afterAll, beforeAll, expect, it } from "vitest";
import { openSearch } from "@/lib/server/household/search-token";
import { codeOf, HERE, NOW, run, World } from "./world";

const world = new World();
beforeAll(() => world.open());
afterAll(() => world.close());

it("seals an officer's name for an address and notes who searched, not for whom", async () => {
  const admin = await world.actor(await world.person("Pencari", [{ role: "administrator", regionCode: HERE }]));
  const outcome = await run(admin, "user.search", { term: " Sari Contoh " });
  if (!outcome.ok) throw new Error(outcome.error.code);
  const { token } = outcome.value as { token: string };
  expect(token).not.toContain("Sari");
  expect(openSearch(token)).toBe("Sari Contoh");
  const audit = await world.rows("SELECT action, purpose, detail, subject_ids FROM audit WHERE actor_id = $1", [
    admin.userId,
  ]);
  expect(audit).toMatchObject([{ action: "user:search", purpose: "search", subject_ids: [] }]);
  expect(JSON.stringify(audit)).not.toContain("Sari");
});

it("is for those who manage people, and asks for two letters", async () => {
  const reader = await world.actor(await world.person("Pembaca", [{ role: "viewer", regionCode: HERE }]));
  expect(codeOf(await run(reader, "user.search", { term: "Sari" }))).toBe("FORBIDDEN");
  const admin = await world.actor(await world.person("Pencari", [{ role: "administrator", regionCode: HERE }]));
  for (const term of ["", "a", " a ", "x".repeat(101)])
    expect(codeOf(await run(admin, "user.search", { term }, { at: NOW }))).toBe("INVALID_INPUT");
});
