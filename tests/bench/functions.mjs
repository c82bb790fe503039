// The same questions asked of the portal's functions alone: what the database takes, without the pages around them.
import { findCurrentPeriod } from "../../lib/server/period/current-period.ts";
import { actorOf, dashboard, family, list, rollUp, search, termsOf, villagesOf } from "./reads.mjs";

const COUNT = Number(process.env.BENCH_COUNT ?? 1000);
/** Villages that are rolled up. */
const VILLAGES = 30;

export async function measureFunctions({ bench, portal, operator, verifier, validator, nation, families }) {
  const now = new Date();
  const actors = { operator: actorOf(operator), regency: actorOf(verifier), province: actorOf(validator) };
  for (const [who, actor] of Object.entries(actors)) {
    const area = actor.grant.regionCode;
    const period = (await findCurrentPeriod(area, now))?.id ?? null;
    await bench(`server: list of families, ${who}`, COUNT, () => list(actor, period));
    // Of a province, people of the regency whose pages are measured.
    const terms = await termsOf(portal.ownerUrl, area.length < 4 ? verifier.regionCode : area, 200);
    for (const [what, words] of Object.entries(terms))
      await bench(`server: search by ${what}, ${who}`, COUNT, (index) =>
        search(actor, words[index % words.length], period),
      );
  }
  await bench("server: open a family", COUNT, (index) => {
    const { regencyCode, id } = families[index % families.length];
    return family(actors.operator, `${regencyCode}-${id}`);
  });
  for (const account of [operator, verifier, validator, nation]) {
    const actor = actorOf(account);
    await bench(`server: dashboard, ${account.regionCode}`, COUNT, () => dashboard(actor, account.regionCode));
  }
  for (const [where, prefix] of [
    ["anywhere", ""],
    [verifier.regionName, verifier.regionCode],
  ]) {
    const villages = await villagesOf(portal.ownerUrl, prefix, VILLAGES);
    const each = Math.round(villages.reduce((sum, one) => sum + one.families, 0) / villages.length);
    await bench(`server: roll up, ${where} (${each} families)`, villages.length * 2, (index) =>
      rollUp(villages[index % villages.length].code),
    );
  }
}
