import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unseal } from "@/lib/server/crypto/seal";
import { handles } from "@/lib/server/db/pool";
import { enterByProvider, leadToProvider } from "@/lib/server/self-update/enter-provider";
import { findCitizenSession } from "@/lib/server/self-update/session";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeLetter } from "@/tests/support/factory/letter";
import { type Fault, IdentityProvider } from "@/tests/support/identity-provider";
import { ownerUrl } from "@/tests/support/urls";

const owner = new Client({ connectionString: ownerUrl() });
const VILLAGE = "5207032001";
const DAY = new Date().toISOString().slice(0, 10);
const NAMES = ["MUTAKHIR_OIDC_ISSUER", "MUTAKHIR_OIDC_CLIENT_ID", "MUTAKHIR_OIDC_NAME"];
let provider: IdentityProvider;
let place = 0;

interface Person {
  readonly nik: string;
  readonly household: string;
}
let adult: Person;
let child: Person;
let unwritten: Person;
let late: Person;

beforeAll(async () => {
  provider = await IdentityProvider.start("mutakhir");
  const values = [provider.issuer, "mutakhir", "Identitas Contoh"];
  Object.assign(process.env, Object.fromEntries(NAMES.map((name, at) => [name, values[at]])));
  await owner.connect();
  await makeFamilies(owner, VILLAGE, 40, DAY);
  const personOf = async (born: string, except: readonly Person[]): Promise<Person> => {
    const { rows } = await owner.query<{ sealed: string; household: string }>(
      `SELECT m.nik_sealed AS sealed, m.household_id AS household FROM member m JOIN household h ON h.regency_code = m.regency_code AND h.id = m.household_id
       WHERE m.village_code = $1 AND m.active AND m.nik_sealed IS NOT NULL AND h.status <> 3 AND ${born} AND m.household_id <> ALL ($2)
       ORDER BY m.id LIMIT 1`,
      [VILLAGE, except.map(({ household }) => household)],
    );
    const [row] = rows;
    if (row === undefined) throw new Error("nobody of that age");
    return { nik: unseal(row.sealed), household: row.household };
  };
  const [grown, young] = ["m.birth_date < now() - interval '18 years'", "m.birth_date > now() - interval '16 years'"];
  adult = await personOf(grown, []);
  child = await personOf(young, [adult]);
  unwritten = await personOf(grown, [adult, child]);
  late = await personOf(grown, [adult, child, unwritten]);
  const letterFor = (person: Person, year?: number) =>
    makeLetter(owner, { id: person.household, villageCode: VILLAGE }, new Date(), year);
  await letterFor(adult);
  await letterFor(child);
  await letterFor(late, new Date().getFullYear() - 1);
});
afterAll(async () => {
  for (const name of NAMES) delete process.env[name];
  await provider.stop();
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function comeBack(nik: string | null, fault: Fault | null = null, now = new Date()) {
  place += 1;
  const led = await leadToProvider(`10.0.0.${place}`, now);
  if (!led.ok) throw new Error(led.fault);
  const answer = provider.signIn(led.to, nik, fault);
  return { answer, cookie: led.cookie, at: `10.0.0.${place}` };
}

async function entered(nik: string | null, fault: Fault | null = null) {
  const { answer, cookie, at } = await comeBack(nik, fault);
  return enterByProvider(answer, cookie, at, new Date());
}

describe("a family that comes by an identity provider", () => {
  it("is let in by the NIK of a grown-up, with the session that its letter would open", async () => {
    const back = await entered(adult.nik);
    if (!back.ok) throw new Error(back.fault);
    expect(back.session).toMatchObject({ householdId: adult.household, villageCode: VILLAGE });
    expect(await findCitizenSession(back.cookie, new Date())).toEqual(back.session);
    const { rows } = await owner.query("SELECT way FROM self_session WHERE id = $1", [back.session.sessionId]);
    expect(rows).toEqual([{ way: "provider" }]);
  });

  it("is told to come where the login is a child's, unknown, without a NIK, or no letter of this year was printed", async () => {
    for (const nik of [child.nik, "9900000000000001", "12", null, unwritten.nik, late.nik])
      expect(await entered(nik), String(nik).slice(0, 2)).toEqual({ ok: false, fault: "surat" });
  });

  it.each<Fault>(["audience", "nonce", "signature", "none", "expired"])(
    "is kept out by a token with a wrong %s",
    async (fault) => {
      expect(await entered(adult.nik, fault)).toEqual({ ok: false, fault: "luar" });
    },
  );

  it("is kept out by another's way back, a second use of it, one that took too long, and an answer of refusal", async () => {
    const [mine, other] = [await comeBack(adult.nik), await comeBack(adult.nik)];
    const outside = { ok: false, fault: "luar" };
    expect(await enterByProvider(other.answer, mine.cookie, mine.at, new Date())).toEqual(outside);
    expect(await enterByProvider(other.answer, undefined, mine.at, new Date())).toEqual(outside);
    expect(await enterByProvider(other.answer, `${mine.cookie}x`, mine.at, new Date())).toEqual(outside);
    expect((await enterByProvider(other.answer, other.cookie, other.at, new Date())).ok).toBe(true);
    expect(await enterByProvider(other.answer, other.cookie, other.at, new Date())).toEqual(outside);
    const slow = await comeBack(adult.nik);
    expect(await enterByProvider(slow.answer, slow.cookie, slow.at, new Date(Date.now() + 11 * 60_000))).toEqual(
      outside,
    );
    const refused = new URLSearchParams({ error: "access_denied", state: slow.answer.get("state") ?? "" });
    expect(await enterByProvider(refused, slow.cookie, slow.at, new Date())).toEqual(outside);
  });

  it("tries thirty times a quarter of an hour from one place", async () => {
    const faults = [];
    for (let at = 0; at < 31; at += 1) faults.push((await leadToProvider("10.9.9.9", new Date())).ok);
    expect(faults.filter(Boolean)).toHaveLength(30);
  });
});
